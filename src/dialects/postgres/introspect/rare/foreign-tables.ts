import type { ForeignColumn, ForeignTable } from '../../../../model/foreign-table.ts';
import type { Column } from '../../../../model/objects.ts';
import { COLUMN_STORAGE, type ColumnStorageRow, toColumnStorage } from '../column-storage.ts';
import { JOIN_NOT_NULL, NOT_NULL, type NotNullRow, toNotNullConstraint } from '../not-null.ts';
import { present } from '../present.ts';
import { readRows } from '../rows.ts';
import { isRelationInScope, joinComment } from '../scope.ts';
import type { RareKind } from './rare-kind.ts';
import { foreignOptions, objectName } from './sql-names.ts';

type Computed = 'default' | 'generated' | 'options' | 'kept' | 'notNullConstraint';

interface ColumnRow extends Omit<ForeignColumn, Computed>, ColumnStorageRow {
	readonly expression: string | null;
	/** `attgenerated`: stored, virtual or neither. */
	readonly generated: 's' | 'v' | '';
	readonly options: readonly string[] | null;
	readonly notNullConstraint: NotNullRow | null;
}

type Name = ForeignTable['inherits'][number];

interface ForeignTableRow {
	readonly oid: string;
	readonly namespace: string;
	readonly name: string;
	readonly comment: string | null;
	readonly server: string;
	readonly options: readonly string[] | null;
	readonly columns: readonly ColumnRow[] | null;
	readonly checks:
		| readonly {
				readonly oid: string;
				readonly name: string;
				readonly definition: string;
				readonly comment: string | null;
		  }[]
		| null;
	readonly parents: readonly Name[] | null;
	readonly bound: string | null;
}

/** Every foreign table with its columns. */
export const foreignTables: RareKind = {
	catalog: 'pg_class',
	where: `o.relkind = 'f'`,
	introspect: async (engine, scope) => {
		const rows = await readRows<ForeignTableRow>(
			engine,
			`SELECT c.oid, n.nspname AS namespace, c.relname AS name, description.description AS comment,
				s.srvname AS server, ${foreignOptions('f.ftoptions')} AS options,
				(SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
						'notNull', a.attnotnull, 'expression', pg_get_expr(d.adbin, d.adrelid, true), 'generated', a.attgenerated,
						'collation', CASE WHEN a.attcollation <> t.typcollation
							THEN ${objectName('pg_collation', 'coll', 'a.attcollation')} END,
						'options', ${foreignOptions('a.attfdwoptions')}, 'inherited', NOT a.attislocal,
						'comment', col_description(a.attrelid, a.attnum), 'kept', ${COLUMN_STORAGE},
						'notNullConstraint', ${NOT_NULL}) ORDER BY a.attnum)
					FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
						LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
						${JOIN_NOT_NULL}
					WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
				(SELECT json_agg(json_build_object('oid', k.oid, 'name', k.conname,
						'definition', pg_get_constraintdef(k.oid, true),
						'comment', obj_description(k.oid, 'pg_constraint')) ORDER BY k.conname COLLATE "C")
					FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conislocal) AS checks,
				(SELECT json_agg(json_build_object('namespace', pn.nspname, 'name', p.relname) ORDER BY h.inhseqno)
					FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
					WHERE h.inhrelid = c.oid) AS parents,
				CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid, true) END AS bound
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_foreign_table f ON f.ftrelid = c.oid
				JOIN pg_foreign_server s ON s.oid = f.ftserver ${joinComment('pg_class', 'c.oid')}
			WHERE ${isRelationInScope(scope, 'c', 'f')}`,
		);
		return rows.map(({ oid, options, columns, checks, parents, bound, ...rest }) => {
			const [parent] = parents ?? [];
			const object: ForeignTable = {
				kind: 'foreign-table',
				...rest,
				options: options ?? [],
				columns: (columns ?? []).map((column) => toColumn(rest.name, column)),
				checks: (checks ?? []).map(({ name, definition, comment }) => ({
					name,
					definition,
					...present({ comment }),
				})),
				partitionOf: parent && bound !== null ? { ...parent, bound } : null,
				inherits: bound === null ? (parents ?? []) : [],
			};
			const aliases = (checks ?? []).map((check) => `pg_constraint:${check.oid}:0`);
			return { key: `pg_class:${oid}:0`, aliases, object };
		});
	},
};

function toColumn(table: string, row: ColumnRow): ForeignColumn {
	const { expression, generated, options, kept, notNullConstraint, ...rest } = row;
	const computed: Column['generated'] =
		generated === '' || expression === null ? null : { expression, stored: generated === 's' };
	return {
		...rest,
		default: generated === '' ? expression : null,
		generated: computed,
		options: options ?? [],
		...present({
			kept: kept && toColumnStorage({ kept }),
			notNullConstraint: notNullConstraint && toNotNullConstraint(table, rest.name, notNullConstraint),
		}),
	};
}
