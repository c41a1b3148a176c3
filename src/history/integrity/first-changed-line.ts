/** The 1-based line of the new text at which it begins to differ from the old one. */
export function firstChangedLine(before: string, after: string): number {
	const [old, now] = [before.split('\n'), after.split('\n')];
	const differs = now.findIndex((line, index) => line !== old[index]);
	return differs < 0 ? Math.max(now.length, 1) : differs + 1;
}
