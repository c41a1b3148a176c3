import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionName } from './sql-names.ts';

interface ConversionRow extends DefinedRow {
	readonly head: string;
	readonly default: boolean;
	readonly source: string;
	readonly target: string;
	readonly function: string;
}

/** Every conversion between character encodings. */
export const conversions: RareKind = {
	catalog: 'pg_conversion',
	introspect: (engine, scope) =>
		readDefined<ConversionRow>(
			engine,
			'conversion',
			'pg_conversion',
			`SELECT c.oid, n.nspname AS namespace, quote_ident(c.conname) AS name, description.description AS comment,
				quote_ident(n.nspname) || '.' || quote_ident(c.conname) AS head, c.condefault AS default,
				pg_encoding_to_char(c.conforencoding) AS source, pg_encoding_to_char(c.contoencoding) AS target,
				${functionName('c.conproc')} AS function
			FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace ${joinComment('pg_conversion', 'c.oid')}
			WHERE ${isInScope(scope, 'pg_conversion', 'c.oid', 'c.connamespace')}`,
			({ head, default: isDefault, source, target, function: called }) => [
				`CREATE ${isDefault ? 'DEFAULT ' : ''}CONVERSION ${head} FOR '${source}' TO '${target}' FROM ${called}`,
			],
		),
};
