/** A word for one and the word for several. */
export type Noun = readonly [one: string, several: string];

/** A whole number for a reader, such as `10,000`. */
export function number(value: number): string {
	return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number with its noun, such as `1 column` or `12 columns`. */
export function count(value: number, [one, several]: Noun): string {
	return `${number(value)} ${value === 1 ? one : several}`;
}

/** Parts of a sentence joined as in `a, b and c`. */
export function list(parts: readonly string[]): string {
	if (parts.length < 2) return parts.join('');
	return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
