import type { Replacement } from '../../sql/fill-in.ts';

/** A variable as goose writes it: what to do where it has no value depends on the sign after its name. */
export interface GooseVariable {
	readonly name: string;
	/** `-` and `:-` have a value of their own, `?` has a message. */
	readonly operator: '' | '-' | ':-' | '?' | ':';
	readonly operand: string;
}

/** The value of a variable; throws where there is none. */
export type ValueOf = (variable: GooseVariable) => string;

const SPECIAL = /\\\\|\\\$|\$\$|\$\(|\$(\p{L}[\p{L}\p{N}_]*)|\$\{/gu;

/** What goose puts in place of `$NAME`, `${NAME}`, `${NAME:-value}` and their like in a text that begins at an offset. */
export function replaceGooseVariables(
	text: string,
	offset: number,
	valueFor: ValueOf,
): readonly Replacement[] {
	const replacements: Replacement[] = [];
	SPECIAL.lastIndex = 0;
	for (let match = nextSpecial(text, 0); match; match = nextSpecial(text, match.end)) {
		const value = expandSpecial(match, valueFor);
		if (value === match.written) continue;
		replacements.push({ span: { start: offset + match.start, end: offset + match.end }, text: value });
	}
	return replacements;
}

interface Special {
	readonly start: number;
	readonly end: number;
	readonly written: string;
	readonly variable: GooseVariable | null;
}

function nextSpecial(text: string, from: number): Special | null {
	SPECIAL.lastIndex = from;
	const match = SPECIAL.exec(text);
	if (!match) return null;
	const start = match.index;
	if (match[0] !== '${') {
		const name = match[1];
		const variable = name === undefined ? null : ({ name, operator: '', operand: '' } as const);
		return { start, end: start + match[0].length, written: match[0], variable };
	}
	const close = closingBrace(text, start + 2);
	const end = close < 0 ? start + 2 : close + 1;
	const written = text.slice(start, end);
	return { start, end, written, variable: close < 0 ? null : parseBraces(text.slice(start + 2, close)) };
}

/** A value of its own may hold variables with braces again. */
function closingBrace(text: string, from: number): number {
	let depth = 1;
	for (let at = from; at < text.length; at++) {
		if (text.startsWith('${', at)) depth++;
		else if (text[at] === '}' && --depth === 0) return at;
	}
	return -1;
}

function parseBraces(inside: string): GooseVariable | null {
	const [, name, operator = '', operand = ''] =
		/^(\p{L}[\p{L}\p{N}_]*)(:-|[-?:]|$)(.*)$/su.exec(inside) ?? [];
	return name === undefined ? null : { name, operator: operator as GooseVariable['operator'], operand };
}

function expandSpecial({ written, variable }: Special, valueFor: ValueOf): string {
	if (!variable) return written === '\\$' || written === '$$' ? '$' : written;
	const { operator, operand } = variable;
	if (operator !== '-' && operator !== ':-') return valueFor(variable);
	let text = '';
	let at = 0;
	for (let match = nextSpecial(operand, 0); match; match = nextSpecial(operand, match.end)) {
		text += operand.slice(at, match.start) + expandSpecial(match, valueFor);
		at = match.end;
	}
	return valueFor({ ...variable, operand: text + operand.slice(at) });
}
