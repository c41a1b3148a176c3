/** Everything that a reader cannot see or that moves what they see: control, format and direction characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Text with unseen characters written out, such as `\u{202E}`; line feeds and tabs stay. */
export function visibleText(text: string): string {
	return text
		.replaceAll('\r\n', '\n')
		.replace(UNSEEN, (character) =>
			character === '\n' || character === '\t' ? character : writtenOut(character),
		);
}

function writtenOut(character: string): string {
	return `\\u{${character.codePointAt(0)?.toString(16).toUpperCase()}}`;
}

/** Visible text on one line of at most `limit` UTF-16 units; what is cut ends in `…`. */
export function visibleLine(text: string, limit: number): string {
	// Cut first: one character becomes up to nine, and names may be a megabyte long.
	const line = visibleText(text.length > limit * 2 ? `${text.slice(0, limit * 2)}…` : text)
		.trim()
		.replace(/\s*\n\s*/g, ' ')
		.replaceAll('\t', ' ')
		// A runner obeys this wherever it stands in a line of its log.
		.replaceAll('##[', '## [');
	return line.length > limit ? `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
