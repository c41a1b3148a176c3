/** One piece of a simple regular expression: a text, or signs of a class, so and so many times. */
export interface PatternPart {
	/** What is written out; null for a class. */
	readonly text: string | null;
	/** Single signs and ranges such as `a-z`, escapes resolved; empty for a text. */
	readonly members: readonly string[];
	/** True for a class of everything but these. */
	readonly excluded: boolean;
	readonly least: number;
	/** Null for any number. */
	readonly most: number | null;
}

const CLASS_ESCAPES: Readonly<Record<string, readonly string[]>> = {
	d: ['0-9'],
	w: ['a-z', 'A-Z', '0-9', '_'],
	s: [' '],
};

const LONGEST = 200;

/** Reads a row of texts and classes with their numbers; null for groups, alternatives and whatever else there is. */
export function readPattern(pattern: string): readonly PatternPart[] | null {
	const parts: PatternPart[] = [];
	let rest = pattern;
	if (pattern.length > LONGEST) return null;
	while (rest !== '') {
		const atom = readAtom(rest);
		if (!atom) return null;
		rest = rest.slice(atom.length);
		const number = /^(?:[*+?]|\{(\d{1,3})(,(\d{0,3}))?\})/.exec(rest);
		rest = rest.slice(number?.[0].length ?? 0);
		// `+?` and the like are about how much is taken, which nobody asks here.
		if (number && /^[*+?{]/.test(rest)) return null;
		const counted = { ...atom.part, ...countOf(number) };
		const last = parts.at(-1);
		const joins =
			last?.text !== null && last !== undefined && atom.part.text !== null && !number && isOnce(last);
		if (joins) parts[parts.length - 1] = { ...last, text: last.text + atom.part.text };
		else parts.push(counted);
	}
	return parts;
}

function isOnce({ least, most }: PatternPart): boolean {
	return least === 1 && most === 1;
}

function countOf(number: RegExpExecArray | null): Pick<PatternPart, 'least' | 'most'> {
	if (!number) return { least: 1, most: 1 };
	const [sign, least, more, most] = number;
	if (sign === '*') return { least: 0, most: null };
	if (sign === '+') return { least: 1, most: null };
	if (sign === '?') return { least: 0, most: 1 };
	const from = Number(least);
	if (more === undefined) return { least: from, most: from };
	return { least: from, most: most === '' ? null : Number(most) };
}

function readAtom(rest: string): { readonly part: PatternPart; readonly length: number } | null {
	const once = { excluded: false, least: 1, most: 1 };
	if (rest.startsWith('[')) {
		const found = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(rest);
		const members = found && readMembers(found[2]!);
		if (!members) return null;
		return { part: { ...once, text: null, members, excluded: found![1] === '^' }, length: found![0].length };
	}
	if (rest.startsWith('\\')) {
		const sign = rest[1] ?? '';
		const members = CLASS_ESCAPES[sign];
		if (members) return { part: { ...once, text: null, members }, length: 2 };
		return /^[^\p{L}\p{N}]$/u.test(sign) ? { part: { ...once, text: sign, members: [] }, length: 2 } : null;
	}
	const sign = rest[0]!;
	if (/[.()|^$*+?{}\]]/.test(sign) || sign.charCodeAt(0) < 32) return null;
	return { part: { ...once, text: sign, members: [] }, length: 1 };
}

function readMembers(inside: string): readonly string[] | null {
	const members: string[] = [];
	const single = '(?:\\\\.|[^\\\\])';
	const each = new RegExp(`(${single})-(${single})|${single}`, 'gu');
	// `[:alpha:]` and the like are a language of their own.
	if (/\[[:.=]/.test(inside)) return null;
	for (const [member, from, to] of inside.matchAll(each)) {
		if (from !== undefined && to !== undefined) {
			if (!/^[A-Za-z0-9]$/.test(from) || !/^[A-Za-z0-9]$/.test(to)) return null;
			members.push(`${from}-${to}`);
		} else if (!member.startsWith('\\')) members.push(member);
		else {
			const escaped = CLASS_ESCAPES[member[1]!];
			if (!escaped && /[\p{L}\p{N}]/u.test(member[1]!)) return null;
			members.push(...(escaped ?? [member[1]!]));
		}
	}
	return members;
}
