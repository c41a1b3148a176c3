import type { ColumnTypes } from './conditions/operands.ts';
import { readExpression } from './conditions/read-expression.ts';
import { type Fact, negate, type Statement } from './conditions/statement.ts';
import { stateOf } from './conditions/statements.ts';
import { listed } from './listing.ts';

/** Beyond these lengths, in UTF-16 units, nobody reads a rule as a sentence. */
const LONGEST = 600;
const LONGEST_WORDS = 400;

/**
 * A check's condition in Markdown words, `is at least 0 and at most 5` where it is about one column, with the columns'
 * names else; null where it has no plain words that are certainly right.
 */
export function describeCondition(
	expression: string,
	columns: readonly string[],
	types: ColumnTypes = new Map(),
): string | null {
	if (expression.length > LONGEST) return null;
	const read = readExpression(expression, columns);
	const statement = read && stateOf(read, types);
	if (!statement) return null;
	const words = wordsOf(statement, columns.length === 1 ? columns[0]! : null);
	return words === null || words.length > LONGEST_WORDS ? null : words;
}

/** `silent` is the column that is already named where the words will stand. */
function wordsOf(statement: Statement, silent: string | null): string | null {
	switch (statement.kind) {
		case 'fact':
			return statement.column === silent && silent !== null
				? statement.holds
				: `${statement.subject} ${statement.holds}`;
		case 'saying':
			return statement.words;
		case 'all':
			return wordsOfAll(statement.parts, silent);
		case 'any':
			return wordsOfAny(statement.parts, silent);
	}
}

function wordsOfAll(parts: readonly Statement[], silent: string | null): string | null {
	if (parts.every(isFact)) return facts(parts, 'and', silent);
	const phrases = parts.map((part) => wordsOf(part, silent));
	return phrases.every((phrase) => phrase !== null) ? phrases.join('; and ') : null;
}

function wordsOfAny(parts: readonly Statement[], silent: string | null): string | null {
	if (parts.every(isFact)) {
		const columns = new Set(parts.map(({ subject }) => subject));
		const presences = new Set(parts.map(({ holds }) => holds));
		if (columns.size === parts.length && presences.size === 1) {
			if (presences.has('is present')) return `at least one of ${listed([...columns])} is present`;
			if (presences.has('is absent') && parts.length === 2)
				return `${listed([...columns])} are not both present`;
		}
	}
	return implication(parts, silent) ?? distinction(parts) ?? alternatives(parts, silent);
}

/** `a AND b OR NOT a AND c` as `when a, b; otherwise c`. */
function distinction(parts: readonly Statement[]): string | null {
	const [first, second, ...more] = parts.map((part) => (part.kind === 'all' ? part.parts : [part]));
	if (!first?.every(isFact) || !second?.every(isFact) || more.length > 0) return null;
	const together = allOrNone(first, second);
	if (together !== null) return together;
	for (const cause of first) {
		const opposite = second.find(({ subject, holds }) => subject === cause.subject && holds === cause.fails);
		if (!opposite) continue;
		const then = first.filter((fact) => fact !== cause);
		const otherwise = second.filter((fact) => fact !== opposite);
		if (then.length === 0) return `when ${facts([opposite], 'and', null)}, ${facts(otherwise, 'and', null)}`;
		const words = `when ${facts([cause], 'and', null)}, ${facts(then, 'and', null)}`;
		return otherwise.length === 0 ? words : `${words}; otherwise ${facts(otherwise, 'and', null)}`;
	}
	return null;
}

/** `NOT a OR b` as `when a, b`: conditions about columns that what follows does not speak of. */
function implication(parts: readonly Statement[], silent: string | null): string | null {
	const causes = parts.filter((part): part is Fact => isFact(part) && isCause(part, parts));
	const rest = parts.filter((part) => !causes.includes(part as Fact));
	const last = rest.length === 0 ? causes.findLast(({ holds }) => holds === 'is present') : undefined;
	const effects = last ? [last] : rest;
	const conditions = causes.filter((cause) => cause !== last);
	if (conditions.length === 0 || effects.length === 0) return null;
	const when = conditions.map((cause) => negate(cause)).filter((cause) => cause !== null);
	if (when.length < conditions.length) return null;
	const then = wordsOf(effects.length === 1 ? effects[0]! : { kind: 'any', parts: effects }, silent);
	return then === null || !when.every(isFact) ? null : `when ${facts(when, 'and', null)}, ${then}`;
}

function isCause(fact: Fact, parts: readonly Statement[]): boolean {
	const isNegative = /^is (?:absent|present|true|false|not (?!before|after))/.test(fact.holds);
	if (!isNegative || fact.fails === null || fact.column === null) return false;
	const own = [...columnsOf(fact)];
	return parts.every((part) => part === fact || !own.some((name) => columnsOf(part).has(name)));
}

function allOrNone(first: readonly Fact[], second: readonly Fact[]): string | null {
	const names = first.map(({ subject }) => subject);
	const isSame = second.length === names.length && second.every(({ subject }) => names.includes(subject));
	const states = new Set([first, second].map((group) => saidOfEach(group)));
	if (names.length < 2 || !isSame || !states.has('is present') || !states.has('is absent')) return null;
	const all = names.length === 2 ? 'both' : 'all';
	return `${listed(names)} are ${all} present or ${all} absent`;
}

function saidOfEach(group: readonly Fact[]): string | null {
	const said = new Set(group.map(({ holds }) => holds));
	return said.size === 1 ? group[0]!.holds : null;
}

function alternatives(parts: readonly Statement[], silent: string | null): string | null {
	if (parts.every(isFact)) return facts(parts, 'or', silent);
	const phrases = parts.map((part) => {
		if (part.kind === 'fact' || part.kind === 'saying') return wordsOf(part, silent);
		return part.kind === 'all' && part.parts.every(isFact) ? facts(part.parts, 'and', silent) : null;
	});
	if (!phrases.every((phrase) => phrase !== null)) return null;
	if (silent !== null && parts.length === 2 && parts[0]!.kind === 'fact') return phrases.join(', or ');
	return `either ${phrases.join(', or ')}`;
}

/** Facts in a row; a subject that is the one before is not said again, and what is alike is said once. */
function facts(parts: readonly Fact[], conjunction: 'and' | 'or', silent: string | null): string {
	let before: Fact | null = null;
	const phrases: string[] = [];
	for (const [index, fact] of parts.entries()) {
		const alike = conjunction === 'and' ? alikeFrom(parts, index) : 1;
		if (before && conjunction === 'and' && alikeFrom(parts, index - 1) > 1) continue;
		const isSame = before ? before.subject === fact.subject : fact.column === silent && silent !== null;
		const verb = /^(?:is|has) /.exec(fact.holds)?.[0] ?? '';
		const isShared = before !== null && isSame && verb !== '' && before.holds.startsWith(verb);
		if (alike > 1) {
			const subjects = parts.slice(index, index + alike).map(({ subject }) => subject);
			phrases.push(`${listed(subjects)} are ${fact.holds.slice('is '.length)}`);
		} else if (isSame) phrases.push(isShared ? fact.holds.slice(verb.length) : fact.holds);
		else phrases.push(`${fact.subject} ${fact.holds}`);
		before = fact;
	}
	return listed(phrases, conjunction);
}

/** How many facts from here on say the same of one column each. */
function alikeFrom(parts: readonly Fact[], index: number): number {
	const { holds } = parts[index]!;
	if (!/^is (?:present|absent|true|false)$/.test(holds)) return 1;
	const end = parts.findIndex((part, at) => at > index && part.holds !== holds);
	return (end < 0 ? parts.length : end) - index;
}

function isFact(statement: Statement): statement is Fact {
	return statement.kind === 'fact';
}

/** The subjects that a statement speaks of; a saying names its columns in code spans, which are looked for in there. */
function columnsOf(statement: Statement): ReadonlySet<string> {
	switch (statement.kind) {
		case 'fact':
			return new Set([statement.subject, ...spansIn(statement.holds)]);
		case 'saying':
			return new Set(spansIn(statement.words));
		default:
			return new Set(statement.parts.flatMap((part) => [...columnsOf(part)]));
	}
}

function spansIn(words: string): readonly string[] {
	return words.match(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g) ?? [];
}
