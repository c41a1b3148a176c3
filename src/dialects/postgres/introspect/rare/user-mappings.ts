import { isUserMade } from '../scope.ts';
import { type DefinedRow, readDefined, writeForeignOptions } from './defined.ts';
import type { RareKind } from './rare-kind.ts';
import { foreignOptions } from './sql-names.ts';

interface UserMappingRow extends DefinedRow {
	readonly options: readonly string[] | null;
}

/** Every mapping of a role to an account on a foreign server. */
export const userMappings: RareKind = {
	catalog: 'pg_foreign_server',
	introspect: (engine) =>
		readDefined<UserMappingRow>(
			engine,
			'user-mapping',
			'pg_user_mapping',
			`SELECT m.umid AS oid, NULL AS namespace, NULL AS comment,
				'FOR ' || CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END
					|| ' SERVER ' || quote_ident(m.srvname) AS name,
				${foreignOptions('m.umoptions')} AS options
			FROM pg_user_mappings m WHERE ${isUserMade('pg_user_mapping', 'm.umid')}`,
			({ name, options }) => [`CREATE USER MAPPING ${name}${writeForeignOptions(options)}`],
		),
};
