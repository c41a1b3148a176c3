import { isUserMade, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionSignature } from './sql-names.ts';

interface CastRow extends DefinedRow {
	readonly method: 'f' | 'b' | 'i';
	readonly context: keyof typeof CONTEXTS;
	readonly function: string | null;
}

const CONTEXTS = { e: '', a: ' AS ASSIGNMENT', i: ' AS IMPLICIT' } as const;

/** Every cast but those that come with a range type. */
export const casts: RareKind = {
	catalog: 'pg_cast',
	introspect: (engine) =>
		readDefined<CastRow>(
			engine,
			'cast',
			'pg_cast',
			`SELECT c.oid, NULL AS namespace, description.description AS comment,
				'(' || format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) || ')' AS name,
				c.castmethod AS method, c.castcontext AS context, ${functionSignature('c.castfunc')} AS function
			FROM pg_cast c ${joinComment('pg_cast', 'c.oid')}
			WHERE ${isUserMade('pg_cast', 'c.oid')} AND NOT EXISTS (SELECT FROM pg_depend whole
				WHERE whole.classid = 'pg_cast'::regclass AND whole.objid = c.oid AND whole.deptype = 'i')`,
			(row) => [`CREATE CAST ${row.name} ${writeMethod(row)}${CONTEXTS[row.context]}`],
		),
};

function writeMethod({ method, function: called }: CastRow): string {
	if (method === 'f') return `WITH FUNCTION ${called}`;
	return method === 'i' ? 'WITH INOUT' : 'WITHOUT FUNCTION';
}
