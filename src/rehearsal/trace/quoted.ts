/** A name as SQL takes it whatever it is: without the quotes a keyword would be none. */
export function quoted(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
