import { makeUpName } from '../../../model/made-up-names.ts';
import type { Column, IdentitySequence, SequenceOptions } from '../../../model/objects.ts';
import { COLUMN_STORAGE, type ColumnStorageRow, toColumnStorage } from './column-storage.ts';
import type { KindIntrospection } from './found.ts';
import { JOIN_NOT_NULL, NOT_NULL, type NotNullRow, toNotNullConstraint } from './not-null.ts';
import { present } from './present.ts';
import { readRows } from './rows.ts';
import { isRelationInScope, joinComment } from './scope.ts';
import { sequenceOptions } from './sequences.ts';

type PlainColumn = Pick<
	Column,
	'namespace' | 'relation' | 'name' | 'comment' | 'position' | 'type' | 'notNull' | 'collation' | 'inherited'
>;

interface ColumnRow extends PlainColumn, ColumnStorageRow {
	readonly table: string;
	readonly number: number;
	readonly expression: string | null;
	/** `attgenerated`: stored, virtual or neither. */
	readonly generated: 's' | 'v' | '';
	/** `attidentity`: always, by default or neither. */
	readonly identity: 'a' | 'd' | '';
	readonly sequence: (IdentitySequence & { readonly options: SequenceOptions }) | null;
	readonly isPartition: boolean;
	readonly notNullConstraint: NotNullRow | null;
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
				SELECT json_build_object('options', ${sequenceOptions('s')}, 'name', sc.relname,
					'persistence', CASE
						WHEN sc.relpersistence <> c.relpersistence THEN CASE sc.relpersistence WHEN 'u' THEN 'unlogged'
							ELSE 'logged' END END, 'comment', scd.description)
				FROM pg_attribute root
					JOIN pg_depend owner ON owner.refclassid = 'pg_class'::regclass AND owner.refobjid = root.attrelid
						AND owner.refobjsubid = root.attnum AND owner.classid = 'pg_class'::regclass AND owner.deptype = 'i'
					JOIN pg_sequence s ON s.seqrelid = owner.objid
					JOIN pg_class sc ON sc.oid = s.seqrelid
					LEFT JOIN pg_description scd ON scd.classoid = 'pg_class'::regclass AND scd.objoid = sc.oid
						AND scd.objsubid = 0
				WHERE root.attrelid = coalesce(pg_partition_root(c.oid), c.oid) AND root.attname = a.attname
			) END AS sequence,
			CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
			NOT a.attislocal AS inherited, c.relispartition AS "isPartition",
			${NOT_NULL} AS "notNullConstraint",
			${COLUMN_STORAGE} AS kept
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			JOIN pg_type t ON t.oid = a.atttypid
			LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			${joinComment('pg_class', 'a.attrelid', 'a.attnum')}
			${JOIN_NOT_NULL}
		WHERE ${isRelationInScope(scope, 'c', 'rp')}`,
	);
	return rows.map(({ table, number, ...row }) => ({
		key: `pg_class:${table}:${number}`,
		object: toColumn(row),
	}));
};

function toColumn(row: Omit<ColumnRow, 'table' | 'number'>): Column {
	const { expression, generated, notNullConstraint, namespace, relation, name } = row;
	return {
		kind: 'column',
		namespace,
		relation,
		name,
		comment: row.comment,
		position: row.position,
		type: row.type,
		notNull: row.notNull,
		default: generated === '' ? expression : null,
		identity: toIdentity(row),
		generated: generated === '' || expression === null ? null : { expression, stored: generated === 's' },
		collation: row.collation,
		inherited: row.inherited,
		...toColumnStorage(row),
		...present({
			notNullConstraint: notNullConstraint && toNotNullConstraint(relation, name, notNullConstraint),
		}),
	};
}

function toIdentity(row: Omit<ColumnRow, 'table' | 'number'>): Column['identity'] {
	if (row.identity === '' || row.sequence === null) return null;
	const { options, ...sequence } = row.sequence;
	const isMadeByItself =
		row.isPartition ||
		(sequence.name === makeUpName(row.relation, row.name, 'seq') &&
			sequence.persistence === null &&
			sequence.comment === null);
	return {
		generation: row.identity === 'a' ? 'always' : 'by default',
		options,
		...(isMadeByItself ? {} : { sequence }),
	};
}
