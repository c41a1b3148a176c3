import type { Replacement } from '../../../sql/fill-in.ts';
import { scan } from '../../../sql/scanner.ts';
import type { WrittenText } from './element.ts';

/** Where nothing else is said, a line `go` or `/` ends a command as a semicolon does. */
const USUAL = /^[ \t]*(?:go|\/)[ \t]*\r?$/gim;

/** A text whose own delimiters have become semicolons. */
export function withSemicolons(source: string, text: WrittenText, endDelimiter: string | null): WrittenText {
	const pattern = endDelimiter === null ? USUAL : patternOf(endDelimiter);
	if (!pattern) return text;
	const replacements: Replacement[] = [];
	let at = text.span.start;
	const add = (start: number, end: number): void => {
		for (const { index, length } of delimitersIn(source.slice(start, end), pattern)) {
			replacements.push({ span: { start: start + index, end: start + index + length }, text: ';' });
		}
	};
	for (const replacement of text.replacements) {
		add(at, replacement.span.start);
		replacements.push({ ...replacement, text: cut(replacement.text, pattern) });
		at = replacement.span.end;
	}
	add(at, text.span.end);
	return { ...text, replacements };
}

function cut(sql: string, pattern: RegExp): string {
	let result = '';
	let at = 0;
	for (const { index, length } of delimitersIn(sql, pattern)) {
		result += `${sql.slice(at, index)};`;
		at = index + length;
	}
	return result + sql.slice(at);
}

interface Delimiter {
	readonly index: number;
	readonly length: number;
}

/** The delimiters outside strings, quoted names, bodies and comments. */
function delimitersIn(sql: string, pattern: RegExp): readonly Delimiter[] {
	const found = [...sql.matchAll(pattern)].map(({ index, 0: text }) => ({ index, length: text.length }));
	if (found.length === 0) return [];
	const scanner = scan(sql);
	const kept: Delimiter[] = [];
	let next = 0;
	while (next < found.length && scanner.next()) {
		const isText = scanner.kind !== 'word' && scanner.kind !== 'symbol' && scanner.kind !== 'number';
		for (; next < found.length && found[next]!.index < scanner.end; next++) {
			const delimiter = found[next]!;
			if (!isText || delimiter.index <= scanner.start) kept.push(delimiter);
		}
	}
	return [...kept, ...found.slice(next)];
}

/**
 * Liquibase takes a delimiter for a regular expression, and a repository's own expression could take forever; what such
 * delimiters come to is a word, or a word on a line of its own. Null for the semicolon.
 */
function patternOf(delimiter: string): RegExp | null {
	const alternatives = delimiter.split('|').flatMap((alternative) => {
		const word = alternative.replaceAll(/\\s[*+?]?|\\[nrt]|[$^]|\s/g, '').replaceAll(/\\(.)/g, '$1');
		if (word === '' || word === ';') return [];
		const literal = word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
		const hasOwnLine = word === '/' || /\\n|\\r|[$^]/.test(alternative);
		return [hasOwnLine ? `^[ \\t]*${literal}[ \\t]*\\r?$` : literal];
	});
	return alternatives.length === 0 ? null : new RegExp(alternatives.join('|'), 'gim');
}
