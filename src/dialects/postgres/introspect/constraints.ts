import type { Constraint, ReferentialAction } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isRelationInScope, joinComment } from './scope.ts';

type ActionLetter = 'a' | 'r' | 'c' | 'n' | 'd';

interface ConstraintRow {
	readonly oid: string;
	readonly type: 'p' | 'u' | 'f' | 'c' | 'x';
	readonly namespace: string;
	readonly relation: string;
	readonly name: string;
	readonly comment: string | null;
	readonly definition: string;
	readonly inherited: boolean;
	readonly columns: readonly string[] | null;
	readonly foreignNamespace: string | null;
	readonly foreignRelation: string | null;
	readonly foreignColumns: readonly string[] | null;
	readonly onDelete: ActionLetter;
	readonly onUpdate: ActionLetter;
	readonly validated: boolean;
	readonly expression: string | null;
}

const ACTIONS: Readonly<Record<ActionLetter, ReferentialAction>> = {
	a: 'no action',
	r: 'restrict',
	c: 'cascade',
	n: 'set null',
	d: 'set default',
};

/** Every primary key, unique, foreign key, check and exclusion constraint of every table. */
export const introspectConstraints: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<ConstraintRow>(
		engine,
		// A foreign key to a partitioned table has one inner row per referenced partition, on the same table.
		`SELECT k.oid, k.contype AS type, n.nspname AS namespace, c.relname AS relation, k.conname AS name,
			description.description AS comment, pg_get_constraintdef(k.oid, true) AS definition,
			NOT k.conislocal AS inherited,
			${columnNames('k.conkey', 'k.conrelid')} AS columns,
			fn.nspname AS "foreignNamespace", f.relname AS "foreignRelation",
			CASE WHEN k.contype = 'f' THEN ${columnNames('k.confkey', 'k.confrelid')} END AS "foreignColumns",
			k.confdeltype AS "onDelete", k.confupdtype AS "onUpdate", k.convalidated AS validated,
			CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid, true) END AS expression
		FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			LEFT JOIN pg_class f ON f.oid = k.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
			LEFT JOIN pg_constraint parent ON parent.oid = k.conparentid
			${joinComment('pg_constraint', 'k.oid')}
		WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND coalesce(parent.conrelid, 0) <> k.conrelid
			AND ${isRelationInScope(scope, 'c', 'rp', 'k.oid')}`,
	);
	return rows.map((row) => ({ key: `pg_constraint:${row.oid}:0`, object: toConstraint(row) }));
};

function columnNames(numbers: string, relation: string): string {
	return `(SELECT json_agg(a.attname ORDER BY key.place)
		FROM unnest(${numbers}) WITH ORDINALITY AS key(number, place)
			JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = key.number)`;
}

function toConstraint(row: ConstraintRow): Constraint {
	const { namespace, relation, name, comment, definition, inherited, validated } = row;
	const base = { namespace, relation, name, comment, definition, inherited, columns: row.columns ?? [] };
	switch (row.type) {
		case 'p':
			return { kind: 'primary-key', ...base };
		case 'u':
			return { kind: 'unique', ...base };
		case 'x':
			return { kind: 'exclusion', ...base };
		case 'c':
			return { kind: 'check', ...base, expression: row.expression ?? '', validated };
		case 'f':
			return {
				kind: 'foreign-key',
				...base,
				references: {
					namespace: row.foreignNamespace ?? '',
					relation: row.foreignRelation ?? '',
					columns: row.foreignColumns ?? [],
				},
				onDelete: ACTIONS[row.onDelete],
				onUpdate: ACTIONS[row.onUpdate],
				validated,
			};
	}
}
