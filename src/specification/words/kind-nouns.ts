import type { Effect } from '../../dialects/dialect.ts';

/** What one object of each kind is called. */
export const KIND_NOUNS: Readonly<Record<Effect['kind'], string>> = {
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
	'foreign-table': 'foreign table',
	column: 'column',
	'primary-key': 'primary key',
	unique: 'unique constraint',
	'foreign-key': 'foreign key',
	check: 'check',
	exclusion: 'exclusion constraint',
	index: 'index',
	trigger: 'trigger',
	rule: 'rule',
	policy: 'policy',
	language: 'language',
	'access-method': 'access method',
	collation: 'collation',
	range: 'range type',
	'base-type': 'base type',
	aggregate: 'aggregate',
	operator: 'operator',
	cast: 'cast',
	transform: 'transform',
	'operator-family': 'operator family',
	'operator-class': 'operator class',
	conversion: 'conversion',
	'text-search-parser': 'text search parser',
	'text-search-template': 'text search template',
	'text-search-dictionary': 'text search dictionary',
	'text-search-configuration': 'text search configuration',
	'foreign-data-wrapper': 'foreign-data wrapper',
	server: 'foreign server',
	'user-mapping': 'user mapping',
	statistics: 'statistics object',
	publication: 'publication',
	subscription: 'subscription',
	'event-trigger': 'event trigger',
	other: 'object',
};

/** A noun for several. */
export function plural(noun: string): string {
	if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
	return `${noun}${/[sx]$/.test(noun) ? 'es' : 's'}`;
}
