const BEGIN = '<!-- auggie-database-spec:begin -->';
const END = '<!-- auggie-database-spec:end -->';

/** A text between the hidden lines by which it is found again among people's words. */
export function markOwnPart(text: string): string {
	return `${BEGIN}\n${text.trim()}\n${END}`;
}

/** A body with our part of it replaced; null where people have taken our part out, or cut into its lines. */
export function replaceOwnPart(body: string, text: string): string | null {
	const lines = body.replaceAll('\r\n', '\n');
	const begin = lines.indexOf(BEGIN);
	const end = lines.indexOf(END, begin);
	if (begin < 0 || end < 0) return null;
	return `${lines.slice(0, begin)}${markOwnPart(text)}${lines.slice(end + END.length)}`;
}
