import type { Batch, Engine } from '../../dialect.ts';

/** Notes what statements bind to the engine's process, which its files do not have. */
export interface SessionBonds {
	note(batch: Batch): void;
	/** Whether an engine that starts from the files would answer otherwise than this one. */
	isBound(engine: Engine): Promise<boolean>;
	/** The settings that may have come into being so far. */
	list(): readonly string[];
}

/**
 * What lasts as long as the process, whatever is reset: libraries that are loaded, and settings of the server. Samples
 * are drawn from randomness that no statement can seed.
 */
const BINDS = /\bload\s+'|\balter\s+system\b|\btablesample\b|\barray_(?:shuffle|sample)\b/i;

/** A setting of nobody's, such as `app.user`, is empty once it has been set, and there is none before. */
const CUSTOM_SETTING =
	/\bset_config\s*\(\s*(?:E?'([^']*)'\s*,)?|\bset\s+(?:local\s+|session\s+)?("?\w+"?\."?\w+"?)/gi;

/** Settings for later sessions hold from the next start on; the rows of unlogged tables are gone by then. */
const BOUND = `SELECT 1 FROM pg_db_role_setting
		WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
			AND setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = session_user))
	UNION ALL SELECT 1 FROM pg_class WHERE relpersistence = 'u'
	UNION ALL SELECT 1 FROM pg_prepared_xacts`;

/** Starts taking notes of an engine, which may have some already. */
export function watchBonds(known: readonly string[] = []): SessionBonds {
	const settings = new Set(known);
	let isBound = false;
	const noteSettings = (sql: string): void => {
		for (const [, called, set] of sql.matchAll(CUSTOM_SETTING)) {
			const name = called ?? set?.replaceAll('"', '');
			// Whose name is made up while it runs may be any.
			if (name === undefined) isBound = true;
			else if (name.includes('.')) settings.add(name);
		}
	};
	return {
		note({ statements }) {
			for (const { sql } of statements) {
				isBound ||= BINDS.test(sql);
				noteSettings(sql);
			}
		},
		async isBound(engine) {
			if (isBound) return true;
			const checks = [...settings].map(
				(name) =>
					`SELECT 1 WHERE pg_catalog.current_setting('${name.replaceAll("'", "''")}', true) IS NOT NULL`,
			);
			try {
				return (await engine.query([BOUND, ...checks].join('\n\tUNION ALL '))).length > 0;
			} catch {
				// Whose catalogs cannot be read says why to whoever needs them.
				return true;
			}
		},
		list: () => [...settings],
	};
}
