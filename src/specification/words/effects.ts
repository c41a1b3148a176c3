import type { Effect } from '../../dialects/dialect.ts';
import { codeSpan, prose } from '../markdown.ts';
import { listed } from './listing.ts';
import { netEffects } from './net-effects.ts';

const NOUNS: Readonly<Record<Effect['kind'], string>> = {
	namespace: 'namespace',
	extension: 'extension',
	enum: 'enum',
	domain: 'domain',
	composite: 'composite type',
	sequence: 'sequence',
	function: 'function',
	procedure: 'procedure',
	table: 'table',
	view: 'view',
	'materialized-view': 'materialized view',
	column: 'column',
	'primary-key': 'primary key',
	unique: 'unique constraint',
	'foreign-key': 'foreign key',
	check: 'check',
	exclusion: 'exclusion constraint',
	index: 'index',
	trigger: 'trigger',
	policy: 'policy',
	other: 'object',
};

const KINDS = Object.keys(NOUNS) as readonly Effect['kind'][];

/** What the statements of a migration come to, in Markdown sentences: `Created table …. Changed column ….`; empty for nothing. */
export function describeEffects(steps: readonly (readonly Effect[])[]): string {
	const { created, replaced, changed, dropped } = netEffects(steps);
	const sentences = [
		describeVerb('Created', created),
		describeVerb('Replaced', replaced),
		describeVerb('Changed', changed),
		describeVerb('Dropped', dropped),
	];
	return sentences.filter((words) => words !== '').join(' ');
}

function describeVerb(verb: string, effects: readonly Effect[]): string {
	const groups = KINDS.flatMap((kind) => {
		const names = new Map<string, readonly string[]>();
		for (const effect of effects) {
			if (effect.kind !== kind) continue;
			const name = displayed(effect);
			names.set(name, [...(names.get(name) ?? []), ...effect.details]);
		}
		if (names.size === 0) return [];
		const items = [...names].map(([name, details]) => `${codeSpan(name)}${inBrackets(details)}`);
		return [`${NOUNS[kind]}${names.size > 1 ? pluralEnding(NOUNS[kind]) : ''} ${listed(items)}`];
	});
	return groups.length === 0 ? '' : `${verb} ${groups.join('; ')}.`;
}

function inBrackets(details: readonly string[]): string {
	return details.length === 0 ? '' : ` (${[...new Set(details)].map(prose).join(', ')})`;
}

function pluralEnding(noun: string): string {
	return noun.endsWith('x') ? 'es' : 's';
}

function displayed(effect: Effect): string {
	const rest = effect.identity.startsWith(`${effect.kind} `)
		? effect.identity.slice(effect.kind.length + 1)
		: effect.identity;
	if (effect.kind === 'other') return rest;
	return rest.startsWith('public.') ? rest.slice('public.'.length) : rest;
}
