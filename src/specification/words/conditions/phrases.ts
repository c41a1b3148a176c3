/** What a comparison says and what its opposite does. */
export interface Phrases {
	readonly holds: string;
	readonly fails: string | null;
}

/** How values of a column are compared: in time, by size, or only as equal or not. */
export type Measure = 'time' | 'size';

const SIZES: Readonly<Record<string, string>> = {
	'>=': 'is at least',
	'<=': 'is at most',
	'>': 'is more than',
	'<': 'is less than',
	'<>': 'is not',
	'=': 'is',
};

const TIMES: Readonly<Record<string, string>> = {
	...SIZES,
	'>=': 'is not before',
	'<=': 'is not after',
	'>': 'is after',
	'<': 'is before',
};

const COUNTS: Readonly<Record<string, string>> = {
	'>=': 'at least',
	'<=': 'at most',
	'>': 'more than',
	'<': 'fewer than',
	'=': 'exactly',
};

const OPPOSITES: Readonly<Record<string, string>> = {
	'>=': '<',
	'<=': '>',
	'>': '<=',
	'<': '>=',
	'=': '<>',
	'<>': '=',
};

const MIRRORED: Readonly<Record<string, string>> = { '>=': '<=', '<=': '>=', '>': '<', '<': '>' };

/** The sign of a comparison whose sides are exchanged. */
export function mirrored(sign: string): string {
	return MIRRORED[sign] ?? sign;
}

/** `is at least 5`, with dates `is not before 2020-01-01`; null for a sign that compares otherwise. */
export function compare(sign: string, value: string, measure: Measure): Phrases | null {
	const words = measure === 'time' ? TIMES : SIZES;
	const opposite = OPPOSITES[sign];
	const holds = words[sign];
	if (holds === undefined || opposite === undefined) return null;
	return { holds: `${holds} ${value}`, fails: `${words[opposite]} ${value}` };
}

/** `has at least 5 characters`; a length above 0 is one that is not empty. */
export function compareCount(sign: string, count: string, noun: string): Phrases | null {
	if (!/^\d+$/.test(count)) return null;
	const number = Number(count);
	const isEmpty = { holds: 'is empty', fails: 'is not empty' };
	if ((sign === '>' && number === 0) || (sign === '>=' && number === 1) || (sign === '<>' && number === 0))
		return { holds: isEmpty.fails, fails: isEmpty.holds };
	if ((sign === '=' && number === 0) || (sign === '<' && number === 1)) return isEmpty;
	const opposite = OPPOSITES[sign];
	const many = COUNTS[sign];
	if (many === undefined || opposite === undefined) return null;
	const counted = `${count} ${number === 1 ? noun : `${noun}s`}`;
	const fewer = COUNTS[opposite];
	return {
		holds: `has ${many} ${counted}`,
		fails: fewer === undefined ? `does not have exactly ${counted}` : `has ${fewer} ${counted}`,
	};
}
