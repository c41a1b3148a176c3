/** Who is to be served next, so that a busy group cannot keep the others waiting. */
export interface FairGroups {
	/** The groups that are not to be asked for now. */
	ignored(now: number): readonly string[];
	/** Notes whose job was taken. */
	served(group: string): void;
	/** Begins a new round; false where one has just begun, so that there really is nothing to do. */
	nextRound(): boolean;
	/** Leaves a group alone until a time, in milliseconds. */
	pause(group: string, until: number): void;
}

/** Serves every group once in a round, as often as it takes; nobody has been served yet. */
export function fairGroups(): FairGroups {
	const done = new Set<string>();
	const paused = new Map<string, number>();
	return {
		ignored(now) {
			for (const [group, until] of paused) if (until <= now) paused.delete(group);
			return [...new Set([...done, ...paused.keys()])];
		},
		served: (group) => void done.add(group),
		nextRound() {
			const any = done.size > 0;
			done.clear();
			return any;
		},
		pause: (group, until) => void paused.set(group, until),
	};
}
