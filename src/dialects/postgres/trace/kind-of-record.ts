import type { ObjectKind } from '../../../model/objects.ts';
import type { TraceRecord } from './trace-record.ts';

const KINDS: Readonly<Record<string, ObjectKind | 'other'>> = {
	schema: 'namespace',
	extension: 'extension',
	sequence: 'sequence',
	table: 'table',
	'table column': 'column',
	view: 'view',
	'materialized view': 'materialized-view',
	index: 'index',
	function: 'function',
	procedure: 'procedure',
	trigger: 'trigger',
	policy: 'policy',
	domain: 'domain',
	'composite type': 'composite',
	'foreign table': 'foreign-table',
	'foreign table column': 'foreign-table',
	rule: 'rule',
	language: 'language',
	'access method': 'access-method',
	collation: 'collation',
	aggregate: 'aggregate',
	operator: 'operator',
	cast: 'cast',
	transform: 'transform',
	'operator family': 'operator-family',
	'operator class': 'operator-class',
	conversion: 'conversion',
	'text search parser': 'text-search-parser',
	'text search template': 'text-search-template',
	'text search dictionary': 'text-search-dictionary',
	'text search configuration': 'text-search-configuration',
	'foreign-data wrapper': 'foreign-data-wrapper',
	server: 'server',
	'user mapping': 'user-mapping',
	'statistics object': 'statistics',
	publication: 'publication',
	subscription: 'subscription',
	'event trigger': 'event-trigger',
};

/** The kind of a type by its `typtype`. */
const TYPES: Readonly<Record<string, ObjectKind>> = {
	e: 'enum',
	d: 'domain',
	c: 'composite',
	r: 'range',
	b: 'base-type',
	p: 'base-type',
};

/** Parts and shadows of other objects, which have no life of their own. */
const SHADOWS: ReadonlySet<string> = new Set([
	'default value',
	'toast table',
	'domain constraint',
	'table constraint',
	'role',
	'operator of access method',
	'function of access method',
]);

/** The model's kind of the object that a record is about; null for what is not worth an effect. */
export function kindOfRecord(record: TraceRecord): ObjectKind | 'other' | null {
	if (SHADOWS.has(record.type) || isInsideOfView(record)) return null;
	if (record.type !== 'type') return KINDS[record.type] ?? 'other';
	return TYPES[record.typtype ?? ''] ?? 'other';
}

/** The rule that makes a view one. */
function isInsideOfView({ type, names }: TraceRecord): boolean {
	return type === 'rule' && names?.at(-1) === '_RETURN';
}
