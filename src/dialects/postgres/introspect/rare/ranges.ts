import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, layOutClauses, readDefined, setting } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionName, objectName } from './sql-names.ts';

interface RangeRow extends DefinedRow {
	readonly head: string;
	readonly subtype: string;
	readonly operatorClass: string | null;
	readonly collation: string | null;
	readonly canonical: string | null;
	readonly difference: string | null;
	/** Null where it is the one that the engine would choose. */
	readonly multirange: string | null;
}

/** Every range type with its multirange; a function that makes its values canonical needs the bare name first. */
export const ranges: RareKind = {
	catalog: 'pg_type',
	where: `o.typtype = 'r'`,
	introspect: (engine, scope) =>
		readDefined<RangeRow>(
			engine,
			'range',
			'pg_type',
			`SELECT t.oid, n.nspname AS namespace, quote_ident(t.typname) AS name, description.description AS comment,
				quote_ident(n.nspname) || '.' || quote_ident(t.typname) AS head,
				format_type(r.rngsubtype, NULL) AS subtype,
				CASE WHEN NOT c.opcdefault THEN ${objectName('pg_opclass', 'opc', 'c.oid')} END AS "operatorClass",
				CASE WHEN r.rngcollation <> s.typcollation THEN ${objectName('pg_collation', 'coll', 'r.rngcollation')} END
					AS collation,
				${functionName('r.rngcanonical')} AS canonical, ${functionName('r.rngsubdiff')} AS difference,
				CASE WHEN m.typnamespace <> t.typnamespace OR m.typname <> CASE
					WHEN t.typname LIKE '%range%' THEN regexp_replace(t.typname, 'range', 'multirange')
					ELSE t.typname || '_multirange' END
					THEN ${objectName('pg_type', 'typ', 'm.oid')} END AS multirange
			FROM pg_type t JOIN pg_range r ON r.rngtypid = t.oid JOIN pg_type s ON s.oid = r.rngsubtype
				JOIN pg_opclass c ON c.oid = r.rngsubopc JOIN pg_type m ON m.oid = r.rngmultitypid
				JOIN pg_namespace n ON n.oid = t.typnamespace ${joinComment('pg_type', 't.oid')}
			WHERE ${isInScope(scope, 'pg_type', 't.oid', 't.typnamespace')}`,
			(row) => {
				const clauses = [
					setting('SUBTYPE', row.subtype),
					setting('SUBTYPE_OPCLASS', row.operatorClass),
					setting('COLLATION', row.collation),
					setting('CANONICAL', row.canonical),
					setting('SUBTYPE_DIFF', row.difference),
					setting('MULTIRANGE_TYPE_NAME', row.multirange),
				];
				const creation = `CREATE TYPE ${row.head} AS RANGE ${layOutClauses(clauses)}`;
				return row.canonical === null ? [creation] : [`CREATE TYPE ${row.head}`, creation];
			},
		),
};
