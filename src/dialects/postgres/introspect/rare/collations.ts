import { quoteLiteral } from '../../ddl/quote.ts';
import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, layOutClauses, readDefined, setting } from './defined.ts';
import type { RareKind } from './rare-kind.ts';

interface CollationRow extends DefinedRow {
	readonly head: string;
	readonly provider: keyof typeof PROVIDERS;
	readonly deterministic: boolean;
	readonly collate: string | null;
	readonly ctype: string | null;
	readonly locale: string | null;
	readonly rules: string | null;
}

const PROVIDERS = { b: 'builtin', c: 'libc', i: 'icu', d: 'default' } as const;

/** Every collation, whoever provides it. */
export const collations: RareKind = {
	catalog: 'pg_collation',
	introspect: (engine, scope) =>
		readDefined<CollationRow>(
			engine,
			'collation',
			'pg_collation',
			// The columns have other names in other versions, and some have none.
			`SELECT c.oid, n.nspname AS namespace, quote_ident(c.collname) AS name, description.description AS comment,
				quote_ident(n.nspname) || '.' || quote_ident(c.collname) AS head, c.collprovider AS provider,
				c.collisdeterministic AS deterministic, c.collcollate AS collate, c.collctype AS ctype,
				coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale') AS locale,
				to_jsonb(c) ->> 'collicurules' AS rules
			FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace ${joinComment('pg_collation', 'c.oid')}
			WHERE ${isInScope(scope, 'pg_collation', 'c.oid', 'c.collnamespace')}`,
			(row) => [`CREATE COLLATION ${row.head} ${layOutClauses(writeClauses(row))}`],
		),
};

function writeClauses(row: CollationRow): readonly (string | null)[] {
	const { locale = null, collate, ctype, rules } = row;
	const literal = (value: string | null) => (value === null ? null : quoteLiteral(value));
	const one = locale ?? (collate === ctype ? collate : null);
	return [
		setting('PROVIDER', PROVIDERS[row.provider]),
		setting('DETERMINISTIC', row.deterministic ? null : 'false'),
		setting('LOCALE', literal(one)),
		setting('LC_COLLATE', one === null ? literal(collate) : null),
		setting('LC_CTYPE', one === null ? literal(ctype) : null),
		setting('RULES', literal(rules)),
	];
}
