import type { Sequence } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isRelationInScope, joinComment } from './scope.ts';

interface SequenceRow extends Omit<Sequence, 'kind' | 'unlogged'> {
	readonly oid: string;
	readonly unlogged: boolean;
}

/** SQL: the numbers of the row `alias` of pg_sequence as one JSON object. */
export function sequenceOptions(alias: string): string {
	return `json_build_object('start', ${alias}.seqstart::text, 'increment', ${alias}.seqincrement::text,
		'minimum', ${alias}.seqmin::text, 'maximum', ${alias}.seqmax::text,
		'cache', ${alias}.seqcache::text, 'cycle', ${alias}.seqcycle)`;
}

/** Every sequence, those inside identity columns excepted. */
export const introspectSequences: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<SequenceRow>(
		engine,
		`SELECT c.oid, n.nspname AS namespace, c.relname AS name, description.description AS comment,
			format_type(s.seqtypid, NULL) AS type, c.relpersistence = 'u' AS unlogged, ${sequenceOptions('s')} AS options,
			CASE WHEN owner.objid IS NOT NULL THEN json_build_object(
				'namespace', tn.nspname, 'relation', t.relname, 'column', a.attname) END AS "ownedBy"
		FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			${joinComment('pg_class', 'c.oid')}
			LEFT JOIN pg_depend owner ON owner.classid = 'pg_class'::regclass AND owner.objid = c.oid
				AND owner.refclassid = 'pg_class'::regclass AND owner.refobjsubid > 0 AND owner.deptype IN ('a', 'i')
			LEFT JOIN pg_class t ON t.oid = owner.refobjid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
			LEFT JOIN pg_attribute a ON a.attrelid = owner.refobjid AND a.attnum = owner.refobjsubid
		WHERE coalesce(owner.deptype, 'a') = 'a' AND ${isRelationInScope(scope, 'c', 'S')}`,
	);
	return rows.map(({ oid, unlogged, ...rest }) => ({
		key: `pg_class:${oid}:0`,
		object: { kind: 'sequence', ...rest, ...(unlogged ? { unlogged } : {}) },
	}));
};
