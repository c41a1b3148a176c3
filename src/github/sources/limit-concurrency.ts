/** Runs what it is given, at most this many at one time, first come first served. */
export function limitConcurrency(most: number): <T>(run: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (run) => {
		if (running >= most) await new Promise<void>((next) => waiting.push(next));
		else running += 1;
		try {
			return await run();
		} finally {
			const next = waiting.shift();
			// Who waited takes the place over, so that nobody slips in between.
			if (next) next();
			else running -= 1;
		}
	};
}
