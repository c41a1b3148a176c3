import type { Effect } from '../../dialects/dialect.ts';
import { displayIdentity } from '../../model/name.ts';
import { codeSpan, prose } from '../markdown.ts';
import { KIND_NOUNS, plural } from './kind-nouns.ts';
import { listed } from './listing.ts';
import { netEffects } from './net-effects.ts';

const KINDS = Object.keys(KIND_NOUNS) as readonly Effect['kind'][];

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
		return [`${names.size > 1 ? plural(KIND_NOUNS[kind]) : KIND_NOUNS[kind]} ${listed(items)}`];
	});
	return groups.length === 0 ? '' : `${verb} ${groups.join('; ')}.`;
}

function inBrackets(details: readonly string[]): string {
	return details.length === 0 ? '' : ` (${[...new Set(details)].map(prose).join(', ')})`;
}

function displayed(effect: Effect): string {
	const rest = effect.identity.startsWith(`${effect.kind} `)
		? effect.identity.slice(effect.kind.length + 1)
		: effect.identity;
	if (effect.kind === 'other') return rest;
	return displayIdentity(rest);
}
