import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Replay } from '../replay/replay.ts';
import type { Facts } from '../specification/facts.ts';

/** What a specification is made from, for one database at one commit. */
export function makeFacts(
	dialect: Dialect,
	database: DatabaseConfig,
	replay: Replay,
	defaultName: string,
): Facts {
	const { name, focus, scale, performance } = database.project;
	return {
		project: { name: name ?? defaultName, focus, scale, performance },
		schema: replay.schema,
		migrations: replay.migrations,
		classify: database.classify,
		document: database.document,
		dialect,
	};
}
