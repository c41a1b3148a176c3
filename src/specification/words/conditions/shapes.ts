import type { Expression } from './expression.ts';
import { factAbout } from './fact-about.ts';
import { withoutCast } from './operands.ts';
import { compare } from './phrases.ts';
import type { Fact } from './statement.ts';

/** What is said of a column by what functions make of it: `lower(x) = x`, `btrim(x) <> ''`, `jsonb_typeof(x) = 'array'`. */
export function stateShape(sign: string, left: Expression, right: Expression): Fact | null {
	if (left.kind === 'column' && right.kind === 'call' && sign === '=') return stateShape(sign, right, left);
	const [operand] = left.kind === 'call' ? left.operands : [];
	if (left.kind !== 'call' || operand === undefined || left.operands.length > 1) return null;
	const inner = withoutCast(operand);
	const name = left.name === 'btrim' ? 'trim' : left.name;
	if (inner.kind === 'call' && /^(?:lower|upper)$/.test(name) && right.kind === 'column' && sign === '=') {
		const trimmed = stateShape('=', inner, right);
		const cased = CASES[name];
		if (!trimmed || trimmed.column !== right.name || cased === undefined) return null;
		return factAbout(right, { holds: `${trimmed.holds} and ${cased}`, fails: null });
	}
	if (inner.kind !== 'column') return null;
	const isItself = right.kind === 'column' && right.name === inner.name;
	if (isItself && sign === '=' && CASES[name] !== undefined)
		return factAbout(inner, { holds: CASES[name], fails: null });
	if (isItself && sign === '=' && name === 'trim')
		return factAbout(inner, { holds: 'has no spaces around it', fails: null });
	if (right.kind !== 'text') return null;
	if (name === 'trim' && right.value === '' && /^(?:<>|=)$/.test(sign)) {
		const phrases = { holds: 'is blank', fails: 'is not blank' };
		return factAbout(inner, sign === '=' ? phrases : { holds: phrases.fails, fails: phrases.holds });
	}
	if (/^jsonb?_typeof$/.test(name) && /^(?:<>|=)$/.test(sign) && JSON_NOUNS[right.value] !== undefined)
		return factAbout(inner, compare(sign, JSON_NOUNS[right.value]!, 'size'));
	return null;
}

const CASES: Readonly<Record<string, string>> = { lower: 'is in lower case', upper: 'is in upper case' };

const JSON_NOUNS: Readonly<Record<string, string>> = {
	object: 'a JSON object',
	array: 'a JSON array',
	string: 'a JSON string',
	number: 'a JSON number',
	boolean: 'a JSON boolean',
};
