/** The UTF-16 offset of a 0-based count of characters, which is how PostgreSQL counts an error's position. */
export function utf16Offset(text: string, characters: number): number {
	let offset = 0;
	for (let count = 0; count < characters && offset < text.length; count++) {
		offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
	}
	return offset;
}
