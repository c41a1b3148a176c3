import type { Effect } from '../dialects/dialect.ts';

/** Those that failed for something that was not there, until it is. */
export interface WaitingRoom<T> {
	forTask(other: T, task: T): void;
	/** A name that nothing had at that time; without one there is nothing to wait for. */
	forName(name: string | undefined, task: T): void;
	/** Those that waited for a task that is done now, or for a name that it made; they leave. */
	wake(done: T, effects: readonly Effect[]): readonly T[];
}

/** An empty waiting room. */
export function makeWaitingRoom<T extends object>(): WaitingRoom<T> {
	const waiting = new Map<T | string, T[]>();
	const wait = (key: T | string, task: T): void => {
		const list = waiting.get(key);
		if (list) list.push(task);
		else waiting.set(key, [task]);
	};
	return {
		forTask: wait,
		forName(name, task) {
			if (name !== undefined) wait(name, task);
		},
		wake(done, effects) {
			const names = effects.flatMap(({ identity }) => namesIn(identity));
			return [done, ...new Set(names)].flatMap((key) => {
				const woken = waiting.get(key) ?? [];
				waiting.delete(key);
				return woken;
			});
		},
	};
}

/** Every name in an identity, as bare as the engine's errors are made when they are read. */
function namesIn(identity: string): readonly string[] {
	const name = identity.slice(identity.indexOf(' ') + 1).replace(/\(.*$/s, '');
	return name.split('.').map((part) => part.replaceAll('"', ''));
}
