import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { measureFigures } from '../history/measure-figures.ts';
import type { Replay } from '../replay/replay.ts';
import type { Facts } from '../specification/facts.ts';
import type { Plan } from '../specification/planned.ts';
import type { Rehearsed } from '../specification/rehearsed.ts';

/** What a specification is made from, for one database at one commit. */
export function makeFacts(
	dialect: Dialect,
	database: DatabaseConfig,
	replay: Replay,
	defaultName: string,
	rehearsed: Rehearsed,
	plan: Plan,
): Facts {
	const { name, focus, scale, performance } = database.project;
	return {
		project: { name: name ?? defaultName, focus, scale, performance },
		schema: replay.schema,
		migrations: replay.migrations,
		touches: replay.touches,
		figures: measureFigures(replay),
		rows: replay.rows,
		rehearsed,
		...plan,
		headings: database.headings,
		dismissed: database.dismiss,
		classify: database.classify,
		layout: { name: replay.history.layout, directory: replay.history.directory },
		document: database.document,
		dialect,
	};
}
