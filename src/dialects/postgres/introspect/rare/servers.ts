import { quoteLiteral } from '../../ddl/quote.ts';
import { isUserMade, joinComment } from '../scope.ts';
import { type DefinedRow, readDefined, writeForeignOptions } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { foreignOptions } from './sql-names.ts';

interface ServerRow extends DefinedRow {
	readonly wrapper: string;
	readonly type: string | null;
	readonly version: string | null;
	readonly options: readonly string[] | null;
}

/** Every foreign server. */
export const servers: RareKind = {
	catalog: 'pg_foreign_server',
	introspect: (engine) =>
		readDefined<ServerRow>(
			engine,
			'server',
			'pg_foreign_server',
			`SELECT s.oid, NULL AS namespace, quote_ident(s.srvname) AS name, description.description AS comment,
				quote_ident(w.fdwname) AS wrapper, s.srvtype AS type, s.srvversion AS version,
				${foreignOptions('s.srvoptions')} AS options
			FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
				${joinComment('pg_foreign_server', 's.oid')}
			WHERE ${isUserMade('pg_foreign_server', 's.oid')}`,
			({ name, wrapper, type, version, options }) => [
				[
					`CREATE SERVER ${name}`,
					...(type === null ? [] : [`TYPE ${quoteLiteral(type)}`]),
					...(version === null ? [] : [`VERSION ${quoteLiteral(version)}`]),
					`FOREIGN DATA WRAPPER ${wrapper}`,
				].join(' ') + writeForeignOptions(options),
			],
		),
};
