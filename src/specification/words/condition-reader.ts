import type { Token } from '../../sql/tokens.ts';

/** One simple statement about one column; values are bare, without quotes and casts. */
export type ConditionRule = { readonly column: string } & (
	| { readonly kind: 'presence'; readonly present: boolean }
	| { readonly kind: 'choice'; readonly values: readonly string[] }
	| { readonly kind: 'pattern'; readonly negated: boolean }
	| { readonly kind: 'length'; readonly sign: string; readonly value: string }
	| { readonly kind: 'comparison'; readonly sign: string; readonly value: string }
);

/** Simple rules that hold all together or of which one holds. */
export interface Condition {
	readonly rules: readonly ConditionRule[];
	readonly joint: 'and' | 'or';
}

type Operand =
	| { readonly kind: 'column'; readonly column: string }
	| { readonly kind: 'length'; readonly column: string }
	| { readonly kind: 'value'; readonly text: string };

interface Reader {
	readonly tokens: readonly Token[];
	readonly columns: readonly string[];
	at: number;
}

/** Reads a condition as the engine prints it; null for everything that is not made of simple rules. */
export function readCondition(tokens: readonly Token[], columns: readonly string[]): Condition | null {
	const reader: Reader = { tokens, columns, at: 0 };
	const condition = readJoined(reader);
	return condition && reader.at === tokens.length ? condition : null;
}

function readJoined(reader: Reader): Condition | null {
	const first = readTerm(reader);
	if (!first) return null;
	const rules = [...first.rules];
	let joint = rules.length > 1 ? first.joint : null;
	for (let word = joiningWord(reader); word; word = joiningWord(reader)) {
		reader.at++;
		const next = readTerm(reader);
		if (!next || (joint !== null && joint !== word)) return null;
		if (next.rules.length > 1 && next.joint !== word) return null;
		joint = word;
		rules.push(...next.rules);
	}
	return { rules, joint: joint ?? 'and' };
}

function joiningWord(reader: Reader): 'and' | 'or' | null {
	const token = reader.tokens[reader.at];
	const word = token?.kind === 'word' ? token.text.toLowerCase() : '';
	return word === 'and' || word === 'or' ? word : null;
}

function readTerm(reader: Reader): Condition | null {
	const start = reader.at;
	const rule = readRule(reader);
	if (rule) return { rules: [rule], joint: 'and' };
	reader.at = start;
	if (!take(reader, '(')) return null;
	const inner = readJoined(reader);
	return inner && take(reader, ')') ? inner : null;
}

function readRule(reader: Reader): ConditionRule | null {
	const left = readOperand(reader);
	if (!left || left.kind === 'value') return null;
	const { column } = left;
	if (take(reader, 'is')) {
		if (left.kind === 'length') return null;
		const present = take(reader, 'not');
		return take(reader, 'null') ? { kind: 'presence', column, present } : null;
	}
	const sign = readSign(reader);
	if (sign === '=' && take(reader, 'any')) {
		const values = left.kind === 'column' ? readArray(reader) : null;
		return values ? { kind: 'choice', column, values } : null;
	}
	const right = readOperand(reader);
	if (!right || right.kind === 'length') return null;
	const value = right.kind === 'column' ? right.column : right.text;
	if (left.kind === 'length') return /^\d+$/.test(value) ? { kind: 'length', column, sign, value } : null;
	if (/^!?~\*?$/.test(sign)) return { kind: 'pattern', column, negated: sign.startsWith('!') };
	return { kind: 'comparison', column, sign, value };
}

function readSign(reader: Reader): string {
	let sign = '';
	for (
		let next = reader.tokens[reader.at];
		next && /^[<>=!~*]$/.test(next.text);
		next = reader.tokens[reader.at]
	) {
		sign += next.text;
		reader.at++;
	}
	return sign;
}

function readOperand(reader: Reader): Operand | null {
	const operand = readBareOperand(reader);
	if (operand) skipCasts(reader);
	return operand;
}

function readBareOperand(reader: Reader): Operand | null {
	if (take(reader, '(')) {
		const inner = readOperand(reader);
		return inner && take(reader, ')') ? inner : null;
	}
	const negative = take(reader, '-') ? '-' : '';
	const token = reader.tokens[reader.at++];
	if (token?.kind === 'number') return { kind: 'value', text: negative + token.text };
	if (negative || !token) return null;
	if (token.kind === 'string') return { kind: 'value', text: unquote(token.text) };
	if (token.kind === 'quoted-name') return columnNamed(reader, unquote(token.text));
	if (token.kind !== 'word') return null;
	if (/^(?:char_length|character_length|length)$/.test(token.text) && take(reader, '(')) {
		const measured = readOperand(reader);
		if (measured?.kind !== 'column' || !take(reader, ')')) return null;
		return { kind: 'length', column: measured.column };
	}
	if (/^now$/i.test(token.text) && take(reader, '('))
		return take(reader, ')') ? { kind: 'value', text: 'now()' } : null;
	const constant = /^(?:true|false|current_date|current_timestamp|localtimestamp)$/i.test(token.text);
	return constant ? { kind: 'value', text: token.text } : columnNamed(reader, token.text);
}

function columnNamed(reader: Reader, name: string): Operand | null {
	return reader.columns.includes(name) ? { kind: 'column', column: name } : null;
}

function readArray(reader: Reader): readonly string[] | null {
	let open = 0;
	while (take(reader, '(')) open++;
	if (open === 0 || !take(reader, 'array') || !take(reader, '[')) return null;
	const values: string[] = [];
	do {
		const value = readOperand(reader);
		if (value?.kind !== 'value') return null;
		values.push(value.text);
	} while (take(reader, ','));
	if (!take(reader, ']')) return null;
	for (; open > 0; open--) {
		skipCasts(reader);
		if (!take(reader, ')')) return null;
	}
	return values;
}

function skipCasts(reader: Reader): void {
	while (reader.tokens[reader.at]?.text === ':' && reader.tokens[reader.at + 1]?.text === ':') {
		reader.at += 3;
		while (take(reader, '.')) reader.at++;
		while (/^(?:varying|precision|with|without|time|zone)$/i.test(reader.tokens[reader.at]?.text ?? ''))
			reader.at++;
		if (take(reader, '(')) while (reader.at < reader.tokens.length && !take(reader, ')')) reader.at++;
		while (take(reader, '[')) take(reader, ']');
	}
}

function take(reader: Reader, text: string): boolean {
	const token = reader.tokens[reader.at];
	if (!token || token.kind === 'string' || token.kind === 'quoted-name' || token.text.toLowerCase() !== text)
		return false;
	reader.at++;
	return true;
}

function unquote(text: string): string {
	const quote = text[0]!;
	return text.slice(1, -1).replaceAll(quote + quote, quote);
}
