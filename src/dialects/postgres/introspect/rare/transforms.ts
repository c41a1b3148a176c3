import { isUserMade, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionSignature } from './sql-names.ts';

interface TransformRow extends DefinedRow {
	readonly from: string | null;
	readonly to: string | null;
}

/** Every transform of a type for a procedural language. */
export const transforms: RareKind = {
	catalog: 'pg_transform',
	introspect: (engine) =>
		readDefined<TransformRow>(
			engine,
			'transform',
			'pg_transform',
			`SELECT t.oid, NULL AS namespace, description.description AS comment,
				'FOR ' || format_type(t.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname) AS name,
				${functionSignature('t.trffromsql')} AS from, ${functionSignature('t.trftosql')} AS to
			FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang ${joinComment('pg_transform', 't.oid')}
			WHERE ${isUserMade('pg_transform', 't.oid')}`,
			({ name, from, to }) => {
				const ways = [
					...(from === null ? [] : [`FROM SQL WITH FUNCTION ${from}`]),
					...(to === null ? [] : [`TO SQL WITH FUNCTION ${to}`]),
				];
				return [`CREATE TRANSFORM ${name} (${ways.join(', ')})`];
			},
		),
};
