/** Items whose names begin alike, and how: `a to m`, or `ca to cm` within `c`. */
export interface NameRange<T> {
	readonly label: string;
	readonly items: readonly T[];
}

/**
 * Halves items by what their names begin with until each part fits. The halves are always the same letters, so that one
 * more item changes the part that it comes into and no other.
 */
export function splitByName<T>(
	items: readonly T[],
	nameOf: (item: T) => string,
	fits: (items: readonly T[]) => boolean,
): readonly NameRange<T>[] {
	const split = (part: readonly T[], at: number, low: number, high: number): readonly NameRange<T>[] => {
		if (part.length === 0) return [];
		const isLast = part.every((item) => nameOf(item).length <= at);
		if (fits(part) || part.length === 1 || isLast) {
			const start = nameOf(part[0]!).toLowerCase().slice(0, at);
			return [{ label: rangeLabel(start, low, high), items: part }];
		}
		if (low === high) return split(part, at + 1, 0, LAST);
		const middle = low === 0 && high === LAST ? HALF : Math.floor((low + high) / 2);
		const isBefore = (item: T): boolean => letterAt(nameOf(item), at) <= middle;
		return [
			...split(part.filter(isBefore), at, low, middle),
			...split(
				part.filter((item) => !isBefore(item)),
				at,
				middle + 1,
				high,
			),
		];
	};
	return split(items, 0, 0, LAST);
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LAST = LETTERS.length - 1;

/** Most names begin with a letter, so the first halves are the alphabet's. */
const HALF = LETTERS.indexOf('m');

/** Everything else is with the first. */
function letterAt(name: string, at: number): number {
	return Math.max(0, LETTERS.indexOf(name.charAt(at).toLowerCase()));
}

function rangeLabel(start: string, low: number, high: number): string {
	const end = high === LAST && low < LETTERS.indexOf('0') ? 'z' : LETTERS.charAt(high);
	const [first, last] = [start + LETTERS.charAt(low), start + end];
	return first === last ? first : `${first} to ${last}`;
}
