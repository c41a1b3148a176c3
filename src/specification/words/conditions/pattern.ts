import { codeSpan } from '../../markdown.ts';
import { listed } from '../listing.ts';
import { type PatternPart, readPattern } from './pattern-parts.ts';
import type { Phrases } from './phrases.ts';

const UNKNOWN: Phrases = { holds: 'matches the pattern', fails: 'does not match the pattern' };
const MOST_PARTS = 5;
const SLUG = /^\^\[([^\]]+)\]\+\((?:\?:)?([-_.])\[\1\]\+\)\*\$$/;

/** What a regular expression asks for, in words where it is simple enough: `consists of digits`. */
export function describePattern(pattern: string, ignoresCase: boolean): Phrases {
	const words = wordsOf(pattern, ignoresCase);
	return words === null ? UNKNOWN : { holds: words, fails: null };
}

function wordsOf(pattern: string, ignoresCase: boolean): string | null {
	const address = pattern.replaceAll('\\/', '/');
	if (address === '^https?://') return 'begins with `http://` or `https://`';
	if (address.startsWith('^https?://')) return 'looks like a web address';
	const slug = SLUG.exec(pattern);
	if (slug) {
		const inner = readPattern(`[${slug[1]}]`)?.[0];
		const nouns = inner && nounsOf(inner, ignoresCase);
		return nouns ? `consists of ${listed(nouns)}, with single ${codeSpan(slug[2]!)} between them` : null;
	}
	if (!pattern.startsWith('^') || !pattern.endsWith('$') || pattern.endsWith('\\$'))
		return beginning(pattern);
	const parts = readPattern(pattern.slice(1, -1));
	if (!parts || parts.length === 0) return null;
	if (isAddress(parts)) return 'looks like an e-mail address';
	if (parts.length > MOST_PARTS) return null;
	const [first] = parts;
	if (parts.length === 1 && first!.text === null) return wholeClass(first!, ignoresCase);
	const phrases = parts.map((part) => phraseOf(part, ignoresCase));
	if (!phrases.every((phrase) => phrase !== null)) return null;
	return `is ${phrases.join(', then ')}`;
}

/** `^abc`: a text that what is asked for begins with. */
function beginning(pattern: string): string | null {
	if (!pattern.startsWith('^')) {
		const anywhere = pattern.endsWith('$') ? null : readPattern(pattern);
		return anywhere && isAddress(anywhere) ? 'has something like an e-mail address in it' : null;
	}
	const parts = readPattern(pattern.slice(1));
	const text = parts?.length === 1 && isOnce(parts[0]!) ? parts[0]!.text : null;
	return text === null ? null : `begins with ${codeSpan(text)}`;
}

/** Something, an at sign, something; whatever exactly stands on its sides. */
function isAddress(parts: readonly PatternPart[]): boolean {
	const at = parts.findIndex(({ text }) => text === '@');
	const others = parts.filter((_, index) => index !== at);
	const isFree = (part: PatternPart | undefined) =>
		part?.text === null && part.most === null && part.least > 0;
	return at > 0 && isFree(parts[at - 1]) && isFree(parts[at + 1]) && others.every(({ text }) => text !== '@');
}

function wholeClass(part: PatternPart, ignoresCase: boolean): string | null {
	const nouns = nounsOf(part, ignoresCase);
	if (!nouns) return null;
	const { least, most } = part;
	if (least === 0 && most === null) return `consists of ${listed(nouns)}, or is empty`;
	if (least === 1 && most === null) return `consists of ${listed(nouns)}`;
	return `consists of ${countWords(part)} ${listed(nouns, 'or')}`;
}

function phraseOf(part: PatternPart, ignoresCase: boolean): string | null {
	const { text, least, most } = part;
	if (text !== null) {
		if (isOnce(part)) return codeSpan(text);
		return least === 0 && most === 1 ? `perhaps ${codeSpan(text)}` : null;
	}
	const nouns = nounsOf(part, ignoresCase);
	if (!nouns) return null;
	const names = listed(nouns, 'or');
	if (isOnce(part)) return `one of ${names}`;
	return least === 0 && most === null ? `any number of ${names}` : `${countWords(part)} ${names}`;
}

function countWords({ least, most }: PatternPart): string {
	if (most === null) return `${least} or more`;
	if (most === least) return `exactly ${least}`;
	return least === 0 ? `at most ${most}` : `${least} to ${most}`;
}

function isOnce({ least, most }: PatternPart): boolean {
	return least === 1 && most === 1;
}

const SIGNS: Readonly<Record<string, string>> = {
	'-': 'hyphens',
	_: 'underscores',
	'.': 'dots',
	' ': 'spaces',
	'/': 'slashes',
	':': 'colons',
};

/** What the members of a class are called, as Markdown; null for a class of everything else and for odd ranges. */
function nounsOf({ members, excluded }: PatternPart, ignoresCase: boolean): readonly string[] | null {
	if (excluded) return null;
	const left = new Set(members);
	const take = (...names: readonly string[]): boolean => {
		const all = names.every((name) => left.has(name));
		if (all) for (const name of names) left.delete(name);
		return all;
	};
	const nouns: string[] = [];
	if (take('0-9', 'a-f', 'A-F') || (ignoresCase && (take('0-9', 'a-f') || take('0-9', 'A-F'))))
		nouns.push('hexadecimal digits');
	else if (take('0-9', 'a-f')) nouns.push('hexadecimal digits in lower case');
	else if (take('0-9', 'A-F')) nouns.push('hexadecimal digits in upper case');
	if (take('a-z', 'A-Z') || (ignoresCase && (take('a-z') || take('A-Z')))) nouns.push('letters');
	else if (take('a-z')) nouns.push('lower-case letters');
	else if (take('A-Z')) nouns.push('upper-case letters');
	if (take('0-9')) nouns.push('digits');
	for (const member of left) {
		if (/^\d-\d$/.test(member)) nouns.push(`digits from ${member[0]} to ${member[2]}`);
		else if (member.length > 1) return null;
		else nouns.push(SIGNS[member] ?? codeSpan(member));
	}
	return nouns.length > 6 ? null : nouns;
}
