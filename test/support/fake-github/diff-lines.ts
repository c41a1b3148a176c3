/** The lines of a patch that a comment may be at, hunk by hunk. */
export function diffLines(
	patch: string,
): readonly { readonly LEFT: ReadonlySet<number>; readonly RIGHT: ReadonlySet<number> }[] {
	const hunks: { LEFT: Set<number>; RIGHT: Set<number> }[] = [];
	let left = 0;
	let right = 0;
	for (const line of patch.split('\n')) {
		const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
		if (head) {
			left = Number(head[1]);
			right = Number(head[2]);
			hunks.push({ LEFT: new Set(), RIGHT: new Set() });
			continue;
		}
		const hunk = hunks.at(-1);
		if (!hunk || line.startsWith('\\')) continue;
		if (!line.startsWith('+')) {
			hunk.LEFT.add(left);
			left += 1;
		}
		if (!line.startsWith('-')) {
			hunk.RIGHT.add(right);
			right += 1;
		}
	}
	return hunks;
}
