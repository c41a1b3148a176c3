import { EngineEnded } from './engine-ended.ts';

/** How long one request may take, in milliseconds, and what is said of one that takes longer. */
export interface TimeLimit {
	readonly milliseconds: number;
	readonly error: EngineEnded;
}

/** The time for a request: its own seconds, or what is left until the deadline of all of them (`performance.now()`). */
export function timeLimit(seconds: number, deadline: number, runSeconds: number): TimeLimit {
	const left = deadline - performance.now();
	const allowed =
		left < seconds * 1000
			? `the ${inSeconds(runSeconds)} that all migrations have together`
			: inSeconds(seconds);
	return {
		milliseconds: Math.max(Math.min(seconds * 1000, left), 1),
		error: new EngineEnded('time', `did not end within ${allowed}`),
	};
}

function inSeconds(seconds: number): string {
	return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
