/** A folded part of a comment; the summary is HTML of our own making, the body Markdown. */
export function fold(summary: string, body: string, open = false): string {
	return `<details${open ? ' open' : ''}><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** The first lines of a list and, where there are more, how many. */
export function listItems<T>(all: readonly T[], most: number, format: (item: T) => string): string {
	const lines = all.slice(0, most).map(format);
	if (all.length > most) lines.push(`- … and ${all.length - most} more`);
	return lines.join('\n');
}
