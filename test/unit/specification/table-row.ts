/** The cells of a row as GitHub splits them: a backslash takes the sign after it along, whatever stands around. */
export function splitRow(row: string): readonly string[] {
	const cells = row.match(/(?:\\[\s\S]|[^|\\])+|(?<=\|)(?=\|)/g) ?? [];
	return row.trim().startsWith('|') ? cells : [];
}
