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
};

/** Parts and shadows of other objects, which have no life of their own. */
const SHADOWS: ReadonlySet<string> = new Set([
	'default value',
	'toast table',
	'rule',
	'domain constraint',
	'table constraint',
	'role',
]);

/** The model's kind of the object that a record is about; null for what is not worth an effect. */
export function kindOfRecord(record: TraceRecord): ObjectKind | 'other' | null {
	if (SHADOWS.has(record.type)) return null;
	if (record.type !== 'type') return KINDS[record.type] ?? 'other';
	if (record.typtype === 'e') return 'enum';
	if (record.typtype === 'd') return 'domain';
	if (record.typtype === 'c') return 'composite';
	return 'other';
}
