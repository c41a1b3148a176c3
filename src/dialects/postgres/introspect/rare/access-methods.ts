import { isUserMade, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { functionName } from './sql-names.ts';

interface AccessMethodRow extends DefinedRow {
	readonly type: 't' | 'i';
	readonly handler: string;
}

/** Every access method for tables or indexes that no extension brought. */
export const accessMethods: RareKind = {
	catalog: 'pg_am',
	introspect: (engine) =>
		readDefined<AccessMethodRow>(
			engine,
			'access-method',
			'pg_am',
			`SELECT m.oid, NULL AS namespace, quote_ident(m.amname) AS name, description.description AS comment,
				m.amtype AS type, ${functionName('m.amhandler')} AS handler
			FROM pg_am m ${joinComment('pg_am', 'm.oid')}
			WHERE ${isUserMade('pg_am', 'm.oid')}`,
			({ name, type, handler }) => [
				`CREATE ACCESS METHOD ${name} TYPE ${type === 't' ? 'TABLE' : 'INDEX'} HANDLER ${handler}`,
			],
		),
};
