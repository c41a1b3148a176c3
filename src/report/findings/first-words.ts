const LONGEST = 60;

/** How a statement begins, on one line. */
export function firstWords(sql: string): string {
	const line = sql.replace(/\s+/g, ' ').trim();
	return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
