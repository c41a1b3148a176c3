import { quoteLiteral } from '../../ddl/quote.ts';
import { isInScope, joinComment } from '../scope.ts';
import { type DefinedRow, layOutClauses, readDefined, setting } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionName } from './sql-names.ts';

interface BaseTypeRow extends DefinedRow {
	readonly head: string;
	/** False for a bare name that no definition followed. */
	readonly defined: boolean;
	readonly length: number;
	readonly byValue: boolean;
	readonly alignment: keyof typeof ALIGNMENTS;
	readonly storage: keyof typeof STORAGES;
	readonly input: string;
	readonly output: string;
	readonly receive: string | null;
	readonly send: string | null;
	readonly modifierIn: string | null;
	readonly modifierOut: string | null;
	readonly analyze: string | null;
	readonly subscript: string | null;
	readonly category: string;
	readonly preferred: boolean;
	readonly default: string | null;
	readonly element: string | null;
	readonly delimiter: string;
	readonly collatable: boolean;
}

/** What only the types of arrays have. */
const ARRAYS = 'array_subscript_handler';

const ALIGNMENTS = { c: 'char', s: 'int2', i: 'int4', d: 'double' } as const;
const STORAGES = { p: 'plain', e: 'external', m: 'main', x: 'extended' } as const;

/** Every type that functions of its own read and write; arrays come with the type they are made of. */
export const baseTypes: RareKind = {
	catalog: 'pg_type',
	where: `(o.typtype = 'p' OR o.typtype = 'b' AND o.typsubscript <> '${ARRAYS}'::regproc)`,
	introspect: (engine, scope) =>
		readDefined<BaseTypeRow>(
			engine,
			'base-type',
			'pg_type',
			`SELECT t.oid, n.nspname AS namespace, quote_ident(t.typname) AS name, description.description AS comment,
				quote_ident(n.nspname) || '.' || quote_ident(t.typname) AS head, t.typisdefined AS defined,
				t.typlen AS length, t.typbyval AS "byValue", t.typalign AS alignment, t.typstorage AS storage,
				${functionName('t.typinput')} AS input, ${functionName('t.typoutput')} AS output,
				${functionName('t.typreceive')} AS receive, ${functionName('t.typsend')} AS send,
				${functionName('t.typmodin')} AS "modifierIn", ${functionName('t.typmodout')} AS "modifierOut",
				${functionName('t.typanalyze')} AS analyze, ${functionName('t.typsubscript')} AS subscript,
				t.typcategory AS category, t.typispreferred AS preferred, t.typdefault AS default,
				CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END AS element,
				t.typdelim AS delimiter, t.typcollation <> 0 AS collatable
			FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace ${joinComment('pg_type', 't.oid')}
			WHERE t.typtype IN ('b', 'p') AND ${isInScope(scope, 'pg_type', 't.oid', 't.typnamespace')}
				AND t.typsubscript <> '${ARRAYS}'::regproc`,
			(row) => {
				const name = `CREATE TYPE ${row.head}`;
				return row.defined ? [name, `${name} ${layOutClauses(writeClauses(row))}`] : [name];
			},
		),
};

function writeClauses(row: BaseTypeRow): readonly (string | null)[] {
	return [
		setting('INTERNALLENGTH', row.length < 0 ? 'VARIABLE' : String(row.length)),
		setting('INPUT', row.input),
		setting('OUTPUT', row.output),
		setting('RECEIVE', row.receive),
		setting('SEND', row.send),
		setting('TYPMOD_IN', row.modifierIn),
		setting('TYPMOD_OUT', row.modifierOut),
		setting('ANALYZE', row.analyze),
		setting('SUBSCRIPT', row.subscript),
		setting('CATEGORY', row.category === 'U' ? null : quoteLiteral(row.category)),
		row.preferred ? 'PREFERRED = true' : null,
		setting('DEFAULT', row.default === null ? null : quoteLiteral(row.default)),
		setting('ELEMENT', row.element),
		setting('DELIMITER', row.delimiter === ',' ? null : quoteLiteral(row.delimiter)),
		setting('ALIGNMENT', ALIGNMENTS[row.alignment]),
		setting('STORAGE', STORAGES[row.storage]),
		row.collatable ? 'COLLATABLE = true' : null,
		row.byValue ? 'PASSEDBYVALUE' : null,
	];
}
