import { findNearest } from '../config/nearest.ts';
import { EXPLAINED_CODES, type ExplainedCode } from './index.ts';

/** The code that somebody asked for, or the codes that they may have meant; at most five, none where nothing is near. */
export type FoundCode =
	| { readonly kind: 'found'; readonly code: ExplainedCode }
	| { readonly kind: 'unknown'; readonly nearest: readonly ExplainedCode[] };

const MOST_NEAREST = 5;

/** Finds a code by its name, or by the part after the slash where only one has it; case does not matter. */
export function findCode(asked: string): FoundCode {
	const word = asked.trim().toLowerCase();
	const exact = EXPLAINED_CODES.find((code) => code === word);
	const ending = EXPLAINED_CODES.filter((code) => shortName(code) === word);
	const code = exact ?? (ending.length === 1 ? ending[0] : undefined);
	if (code) return { kind: 'found', code };
	return { kind: 'unknown', nearest: listNearest(word, ending) };
}

function listNearest(word: string, ending: readonly ExplainedCode[]): readonly ExplainedCode[] {
	const whole = findNearest(word, EXPLAINED_CODES);
	const short = findNearest(shortName(word), EXPLAINED_CODES.map(shortName));
	const group = EXPLAINED_CODES.filter((code) => word !== '' && code.startsWith(`${word}/`));
	const near = EXPLAINED_CODES.filter((code) => code === whole || shortName(code) === short);
	return [...new Set([...ending, ...near, ...group])].slice(0, MOST_NEAREST);
}

function shortName(code: string): string {
	return code.slice(code.indexOf('/') + 1);
}
