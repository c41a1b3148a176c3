import type { Identity } from '../../../model/identity.ts';
import { scan } from '../../../sql/scanner.ts';
import type { Token } from '../../../sql/tokens.ts';
import type { Effect } from '../../dialect.ts';
import { quoteIdentifier } from '../ddl/quote.ts';

const VERBS: Readonly<Record<string, Effect['verb']>> = {
	create: 'created',
	alter: 'changed',
	drop: 'dropped',
};

/** What a statement did to an event trigger: those are never reported to event triggers, so that its text must tell. */
export function eventTriggerEffects(sql: string): readonly Effect[] {
	const [first, ...words] = firstTokens(sql);
	const verb = first?.kind === 'word' ? VERBS[first.text.toLowerCase()] : undefined;
	if (!verb || !areWords(words, ['event', 'trigger'])) return [];
	const rest = words.slice(areWords(words.slice(2), ['if', 'exists']) ? 4 : 2);
	const name = nameOf(rest[0]);
	if (name === null) return [];
	const renamed = verb === 'changed' && areWords(rest.slice(1), ['rename', 'to']) ? nameOf(rest[3]) : null;
	if (renamed === null) return [effectOn(name, verb)];
	return [effectOn(name, 'dropped'), effectOn(renamed, 'created')];
}

type Word = Pick<Token, 'kind' | 'text'>;

/** As many as the longest of these statements takes to name its trigger. */
const MOST_TOKENS = 8;

/** Statements may be megabytes long, so only their beginning is read. */
function firstTokens(sql: string): readonly Word[] {
	const tokens: Word[] = [];
	const scanner = scan(sql);
	while (tokens.length < MOST_TOKENS && scanner.next()) {
		const { kind, start, end } = scanner;
		if (kind !== 'comment') tokens.push({ kind, text: sql.slice(start, end) });
	}
	return tokens;
}

function areWords(tokens: readonly Word[], words: readonly string[]): boolean {
	return words.every((word, at) => tokens[at]?.kind === 'word' && tokens[at].text.toLowerCase() === word);
}

/** The key of an event trigger of this name, as SQL writes it, for effects that know no other. */
export function eventTriggerKey(name: string): string {
	return `event-trigger ${name}`;
}

function nameOf(token: Word | undefined): string | null {
	if (token?.kind === 'word') return quoteIdentifier(token.text.toLowerCase());
	if (token?.kind === 'quoted-name') return quoteIdentifier(token.text.slice(1, -1).replaceAll('""', '"'));
	return null;
}

function effectOn(name: string, verb: Effect['verb']): Effect {
	const identity = `event-trigger ${name}` as Identity;
	return { kind: 'event-trigger', identity, key: eventTriggerKey(name), verb, details: [] };
}
