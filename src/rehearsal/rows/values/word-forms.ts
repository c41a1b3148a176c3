/** The list's entry for a row, which goes on with numbers where the list ends. */
export function at(list: readonly string[], row: number): string {
	const round = Math.floor(row / list.length);
	return `${cycle(list, row)}${round === 0 ? '' : round + 1}`;
}

/** The list's entry for a row, which begins again where the list ends. */
export function cycle(list: readonly string[], row: number): string {
	return list[row % list.length] ?? '';
}

/** A name as words in lower case with spaces between them. */
export function words(name: string): string {
	const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[^A-Za-z0-9]+/g, ' ');
	return spaced.trim().toLowerCase();
}

/** A name as words in lower case with hyphens between them. */
export function slug(name: string): string {
	return words(name).replaceAll(' ', '-') || 'value';
}

/** A name without its plural's ending. */
export function singular(name: string): string {
	if (/ies$/i.test(name)) return name.replace(/ies$/i, 'y');
	if (/(?:x|ch|sh|ss)es$/i.test(name)) return name.replace(/es$/i, '');
	return /(?:ss|us|is)$/i.test(name) ? name : name.replace(/s$/i, '');
}

/** FNV-1a as eight hexadecimal digits, for values that must only differ. */
export function hashHex(text: string): string {
	let hash = 0x811c9dc5;
	for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}
