import type { Effect } from '../../dialects/dialect.ts';
import { displayIdentity } from '../../model/name.ts';
import { codeSpan, prose } from '../markdown.ts';
import { KIND_NOUNS, plural } from './kind-nouns.ts';
import { listed } from './listing.ts';
import { netEffects } from './net-effects.ts';
import { shortType } from './short-type.ts';

const KINDS = Object.keys(KIND_NOUNS) as readonly Effect['kind'][];

/** What the statements of a migration come to, in Markdown sentences: `Created table …. Changed column ….`; empty for nothing. */
export function describeEffects(steps: readonly (readonly Effect[])[]): string {
	const { created, replaced, changed: altered, dropped } = netEffects(steps);
	const told = new Set(altered.filter((effect) => !isBare(effect)).map(({ key }) => key));
	const changed = altered.filter(({ key }) => told.has(key));
	const idle = new Set(altered.filter(({ key }) => !told.has(key)).map(displayed));
	const sentences = [
		describeVerb('Created', created),
		describeVerb('Replaced', replaced),
		describeVerb('Changed', changed),
		describeIdle([...idle]),
		describeVerb('Dropped', dropped),
	];
	return sentences.filter((words) => words !== '').join(' ');
}

/** True for a table that was altered, and no more is known. */
function isBare({ kind, details }: Effect): boolean {
	return kind === 'table' && details.length === 0;
}

/** What was altered to be as it was, or in a way of which nothing is told. */
function describeIdle(tables: readonly string[]): string {
	if (tables.length === 0) return '';
	const [noun, theirs] = tables.length > 1 ? ['tables', 'their'] : ['table', 'its'];
	return `Altered ${noun} ${listed(tables.map(codeSpan))}, with no effect on ${theirs} columns or constraints.`;
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
		return [`${names.size > 1 ? plural(KIND_NOUNS[kind]) : KIND_NOUNS[kind]} ${listed(groupItems(names))}`];
	});
	return groups.length === 0 ? '' : `${verb} ${groups.join('; ')}.`;
}

/** From this many on, things to which the same happened are told together. */
const FEWEST_TOGETHER = 3;

/** Names with what happened to each in brackets; said once where it happened to many. */
function groupItems(names: ReadonlyMap<string, readonly string[]>): readonly string[] {
	const groups = new Map<string, string[]>();
	for (const [name, details] of names) {
		const words = inBrackets(details);
		groups.set(words, [...(groups.get(words) ?? []), codeSpan(name)]);
	}
	return [...groups].flatMap(([words, group]) => {
		if (words === '' || group.length < FEWEST_TOGETHER) return group.map((name) => `${name}${words}`);
		return [`${listed(group)} (each ${words.slice(' ('.length)}`];
	});
}

function inBrackets(details: readonly string[]): string {
	return details.length === 0 ? '' : ` (${[...new Set(details.map(shortened))].map(prose).join(', ')})`;
}

/** Types by their short names, and what was in `public` as it is called everywhere else. */
function shortened(detail: string): string {
	const types = /^type (.+) → (.+)$/.exec(detail);
	if (types) return `type ${shortType(types[1] ?? '')} → ${shortType(types[2] ?? '')}`;
	return detail.replace(/^renamed from public\.(?=[^.]+$)/, 'renamed from ');
}

function displayed(effect: Effect): string {
	const rest = effect.identity.startsWith(`${effect.kind} `)
		? effect.identity.slice(effect.kind.length + 1)
		: effect.identity;
	if (effect.kind === 'other') return rest;
	return displayIdentity(rest);
}
