import type { Column, SequenceOptions } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isRelationInScope, joinComment } from './scope.ts';
import { sequenceOptions } from './sequences.ts';

interface ColumnRow extends Omit<Column, 'kind' | 'default' | 'identity' | 'generated'> {
	readonly table: string;
	readonly number: number;
	readonly expression: string | null;
	/** `attgenerated`: stored, virtual or neither. */
	readonly generated: 's' | 'v' | '';
	/** `attidentity`: always, by default or neither. */
	readonly identity: 'a' | 'd' | '';
	readonly options: SequenceOptions | null;
}

/** Every column of every table. */
export const introspectColumns: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<ColumnRow>(
		engine,
		// A partition's identity column draws from the sequence of the topmost table.
		`SELECT c.oid AS table, a.attnum AS number, n.nspname AS namespace, c.relname AS relation, a.attname AS name,
			description.description AS comment,
			row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum) AS position,
			format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS "notNull",
			CASE WHEN a.atthasdef THEN pg_get_expr(d.adbin, d.adrelid, true) END AS expression,
			a.attgenerated AS generated, a.attidentity AS identity,
			CASE WHEN a.attidentity <> '' THEN (
				SELECT ${sequenceOptions('s')}
				FROM pg_attribute root
					JOIN pg_depend owner ON owner.refclassid = 'pg_class'::regclass AND owner.refobjid = root.attrelid
						AND owner.refobjsubid = root.attnum AND owner.classid = 'pg_class'::regclass AND owner.deptype = 'i'
					JOIN pg_sequence s ON s.seqrelid = owner.objid
				WHERE root.attrelid = coalesce(pg_partition_root(c.oid), c.oid) AND root.attname = a.attname
			) END AS options,
			CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
			NOT a.attislocal AS inherited
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			JOIN pg_type t ON t.oid = a.atttypid
			LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			${joinComment('pg_class', 'a.attrelid', 'a.attnum')}
		WHERE ${isRelationInScope(scope, 'c', 'rp')}`,
	);
	return rows.map(({ table, number, expression, generated, identity, options, ...rest }) => ({
		key: `pg_class:${table}:${number}`,
		object: {
			kind: 'column',
			...rest,
			default: generated === '' ? expression : null,
			identity:
				identity === '' || options === null
					? null
					: { generation: identity === 'a' ? 'always' : 'by default', options },
			generated: generated === '' || expression === null ? null : { expression, stored: generated === 's' },
		},
	}));
};
