import type { Effect } from '../../dialects/dialect.ts';
import { codeSpan, prose } from '../markdown.ts';
import { listed } from './listing.ts';

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

/** What a migration's effects come to, in Markdown sentences: `Created table `users`. Changed column …`; empty for none. */
export function describeEffects(effects: readonly Effect[]): string {
	const told = withoutPassing(effects);
	const created = told.filter(({ verb }) => verb === 'created');
	const dropped = told.filter(({ verb }) => verb === 'dropped');
	const newKeys = new Set(created.map(({ key }) => key));
	const changed = told.filter(({ verb, key }) => verb === 'changed' && !newKeys.has(key));
	const newOwners = owners(created);
	return [
		describeVerb('Created', withoutParts(created, newOwners)),
		describeVerb('Changed', withoutParts(changed, newOwners)),
		describeVerb('Dropped', withoutParts(dropped, owners(dropped))),
	]
		.filter((words) => words !== '')
		.join(' ');
}

/** Leaves out what the same migration made and dropped again. */
function withoutPassing(effects: readonly Effect[]): readonly Effect[] {
	const created = new Set<string>();
	const passing = new Set<string>();
	for (const { verb, key } of effects) {
		if (verb === 'created') created.add(key);
		if (verb === 'dropped' && created.has(key)) passing.add(key);
	}
	return effects.filter(({ key }) => !passing.has(key));
}

/** The relations among these, by qualified name: what belongs to them needs no words of its own. */
function owners(effects: readonly Effect[]): ReadonlySet<string> {
	const relations = effects.filter(({ kind }) => /^(?:table|view|materialized-view)$/.test(kind));
	return new Set(relations.map((effect) => nameParts(effect).join('.')));
}

function withoutParts(effects: readonly Effect[], relations: ReadonlySet<string>): readonly Effect[] {
	const constraints = new Set(
		effects
			.filter(({ kind }) => /^(?:primary-key|unique|exclusion)$/.test(kind))
			.map((effect) => constraintIndex(effect)),
	);
	return effects.filter((effect) => {
		const parts = nameParts(effect);
		if (effect.kind === 'index') return !constraints.has(parts.join('.'));
		if (/^(?:column|primary-key|unique|foreign-key|check|exclusion)$/.test(effect.kind)) {
			return !relations.has(parts.slice(0, 2).join('.'));
		}
		return effect.kind !== 'sequence' || !isSerial(parts, relations);
	});
}

function constraintIndex(effect: Effect): string {
	const [namespace = '', , name = ''] = nameParts(effect);
	return `${namespace}.${name}`;
}

/** `users_id_seq` is the inside of `users.id` wherever `users` is made or dropped with it. */
function isSerial([namespace = '', name = '']: readonly string[], relations: ReadonlySet<string>): boolean {
	for (let at = name.indexOf('_'); at > 0; at = name.indexOf('_', at + 1)) {
		if (name.endsWith('_seq') && relations.has(`${namespace}.${name.slice(0, at)}`)) return true;
	}
	return false;
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

/** The parts of the qualified name, still quoted where they need it. */
function nameParts({ kind, identity }: Effect): readonly string[] {
	const name = identity.startsWith(`${kind} `) ? identity.slice(kind.length + 1) : identity;
	return name.match(/"(?:[^"]|"")*"|[^.]+/g) ?? [];
}
