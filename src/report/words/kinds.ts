import type { ObjectKind } from '../../model/objects.ts';
import { count, list, type Noun } from './count.ts';

/** What each kind of object is called in a sentence. */
export const KIND_NOUNS: Readonly<Record<ObjectKind, Noun>> = {
	namespace: ['namespace', 'namespaces'],
	extension: ['extension', 'extensions'],
	enum: ['enum', 'enums'],
	domain: ['domain', 'domains'],
	composite: ['composite type', 'composite types'],
	sequence: ['sequence', 'sequences'],
	function: ['function', 'functions'],
	procedure: ['procedure', 'procedures'],
	table: ['table', 'tables'],
	column: ['column', 'columns'],
	'primary-key': ['primary key', 'primary keys'],
	unique: ['unique constraint', 'unique constraints'],
	'foreign-key': ['foreign key', 'foreign keys'],
	check: ['check', 'checks'],
	exclusion: ['exclusion constraint', 'exclusion constraints'],
	index: ['index', 'indexes'],
	view: ['view', 'views'],
	'materialized-view': ['materialized view', 'materialized views'],
	trigger: ['trigger', 'triggers'],
	policy: ['policy', 'policies'],
	'foreign-table': ['foreign table', 'foreign tables'],
	rule: ['rule', 'rules'],
	language: ['language', 'languages'],
	'access-method': ['access method', 'access methods'],
	collation: ['collation', 'collations'],
	range: ['range type', 'range types'],
	'base-type': ['base type', 'base types'],
	aggregate: ['aggregate', 'aggregates'],
	operator: ['operator', 'operators'],
	cast: ['cast', 'casts'],
	transform: ['transform', 'transforms'],
	'operator-family': ['operator family', 'operator families'],
	'operator-class': ['operator class', 'operator classes'],
	conversion: ['conversion', 'conversions'],
	'text-search-parser': ['text search parser', 'text search parsers'],
	'text-search-template': ['text search template', 'text search templates'],
	'text-search-dictionary': ['text search dictionary', 'text search dictionaries'],
	'text-search-configuration': ['text search configuration', 'text search configurations'],
	'foreign-data-wrapper': ['foreign-data wrapper', 'foreign-data wrappers'],
	server: ['foreign server', 'foreign servers'],
	'user-mapping': ['user mapping', 'user mappings'],
	statistics: ['statistics object', 'statistics objects'],
	publication: ['publication', 'publications'],
	subscription: ['subscription', 'subscriptions'],
	'event-trigger': ['event trigger', 'event triggers'],
};

const OBJECT: Noun = ['object', 'objects'];

/** Every first words of a subject with their noun, longest first so that `materialized view` wins. */
const OPENINGS = Object.entries(KIND_NOUNS)
	.flatMap(([kind, noun]): [string, Noun][] => [
		[`${kind} `, noun],
		[`${noun[0]} `, noun],
	])
	.sort(([a], [b]) => b.length - a.length);

/** The noun for what a finding's subject is about, such as `column` for `column users.phone`. */
export function subjectNoun(subject: string): Noun {
	return OPENINGS.find(([opening]) => subject.startsWith(opening))?.[1] ?? OBJECT;
}

const MOST_KINDS = 3;

/** How many of what, most frequent first, such as `2 columns and 1 index`. */
export function countByNoun(nouns: readonly Noun[]): string {
	const counts = new Map<Noun, number>();
	for (const noun of nouns) counts.set(noun, (counts.get(noun) ?? 0) + 1);
	const sorted = [...counts].sort(([, a], [, b]) => b - a);
	if (sorted.length <= MOST_KINDS) return list(sorted.map(([noun, many]) => count(many, noun)));
	const named = sorted.slice(0, MOST_KINDS - 1);
	const rest = sorted.slice(MOST_KINDS - 1).reduce((sum, [, many]) => sum + many, 0);
	return list([
		...named.map(([noun, many]) => count(many, noun)),
		count(rest, ['other object', 'other objects']),
	]);
}
