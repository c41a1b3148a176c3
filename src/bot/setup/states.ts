import { randomBytes } from 'node:crypto';

/** The errands that people were sent to GitHub with, each known by a secret that comes back with them. */
export interface States {
	/** Begins an errand. */
	add(): string;
	/** Ends it; false for one that never was, has ended or is too old. */
	take(state: string): boolean;
	/** Lets an errand that could not be finished be tried again, for as long as it had. */
	putBack(state: string): void;
}

/** GitHub keeps a manifest's code for an hour. */
const LIFETIME = 3_600_000;

/** Remembers errands in this process alone. */
export function openStates(): States {
	const waiting = new Map<string, number>();
	const taken = new Map<string, number>();
	return {
		add() {
			const state = randomBytes(32).toString('base64url');
			waiting.set(state, Date.now() + LIFETIME);
			return state;
		},
		take(state) {
			const end = waiting.get(state);
			if (end === undefined) return false;
			waiting.delete(state);
			taken.set(state, end);
			return Date.now() < end;
		},
		putBack(state) {
			const end = taken.get(state);
			if (end !== undefined) waiting.set(state, end);
		},
	};
}
