/** The lines of the new side that one hunk of a diff shows, with their text. */
export type HunkLines = ReadonlyMap<number, string>;

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** The hunks of a patch; what is deleted has no place on the new side. */
export function parsePatch(patch: string): readonly HunkLines[] {
	const hunks: Map<number, string>[] = [];
	let line = 0;
	for (const text of patch.split('\n')) {
		const start = HUNK.exec(text)?.[2];
		const hunk = hunks.at(-1);
		if (start !== undefined) {
			line = Number(start);
			hunks.push(new Map());
		} else if (hunk && (text.startsWith('+') || text.startsWith(' '))) {
			hunk.set(line, text.slice(1));
			line += 1;
		}
	}
	return hunks;
}
