/** A comment that begins with `/database-spec`: the word behind it, and the rest of the line. */
export interface ParsedComment {
	/** Empty where nothing stands behind it. */
	readonly name: string;
	readonly argument: string;
}

/** Longer words are no command; a comment may have 65,536 characters. */
const FIRST_LINE =
	/^\/database-spec(?:[ \t]+([A-Za-z][A-Za-z-]{0,30})(?:[ \t]+([^\r\n]{0,200}))?)?[ \t]*(?:\r?\n|$)/;

/** What a comment asks for in its first line; null for all other comments, also those that only quote a command. */
export function parseComment(body: string): ParsedComment | null {
	const found = FIRST_LINE.exec(body);
	return found && { name: (found[1] ?? '').toLowerCase(), argument: (found[2] ?? '').trim() };
}
