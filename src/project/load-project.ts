import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { detectMigrations } from './detect.ts';
import { type DetectedDialect, detectDialect } from './dialect.ts';
import { listDumps, withBaseline } from './load-baseline.ts';
import { loadHistory } from './load-history.ts';
import { loadPages } from './load-pages.ts';
import { loadPreludes } from './load-prelude.ts';
import { loadProgram } from './load-program.ts';
import type { FileSource, LedgerEntry, MigrationHistory } from './project.ts';

/** A file of the repository with its text; null where it does not exist. */
export interface ProjectFile {
	readonly path: string;
	readonly text: string | null;
}

/** What one state of a repository holds for one database. */
export interface Project {
	readonly history: MigrationHistory;
	/** The committed specification. */
	readonly document: ProjectFile;
	/** The pages beside it, sorted by path. */
	readonly pages: readonly ProjectFile[];
	/** The executable schema beside it. */
	readonly sqlFile: ProjectFile;
}

/**
 * Reads the migrations and the specification of one database. Where there are no migrations, `isPlan` tells whether the
 * document is the plan of a database that nothing has built yet. Throws a UserError for migrations that are missing
 * otherwise, ambiguous, unreadable or written for another kind of database.
 */
export async function loadProject(
	source: FileSource,
	database: DatabaseConfig,
	isPlan: (document: ProjectFile) => boolean = () => false,
): Promise<Project> {
	const [document, sqlFile, pages] = await Promise.all([
		readProjectFile(source, database.document),
		readProjectFile(source, sqlPathOf(database.document)),
		loadPages(source, database),
	]);
	const history = await loadMigrations(source, database).catch((error: unknown) => {
		const isMissing = error instanceof UserError && error.code === 'no-migrations';
		if (!isMissing || !isPlan(document)) throw error;
		return emptyHistory(database, error.message);
	});
	return { history, document, pages, sqlFile };
}

/** A history that has not begun. */
function emptyHistory({ layout, migrations }: DatabaseConfig, found: string): MigrationHistory {
	const message = `${found} Nothing is built yet: what the specification says is the plan.`;
	return {
		layout: layout ?? 'numbered',
		directory: migrations ?? '',
		migrations: [],
		preludes: [],
		dumps: [],
		bookkeepingTables: [],
		ledger: [{ kind: 'assumed', message, file: migrations ?? '', line: null }],
	};
}

/** The path of the executable schema that stands beside a specification. */
export function sqlPathOf(document: string): string {
	return document.replace(/\.md$/i, '.sql');
}

async function readProjectFile(source: FileSource, path: string): Promise<ProjectFile> {
	return { path, text: await source.read(path) };
}

async function loadMigrations(source: FileSource, database: DatabaseConfig): Promise<MigrationHistory> {
	const { migrateCommand } = database;
	if (migrateCommand !== null) return loadProgram(source, database, migrateCommand);
	const { layout, directory, tree, ledger } = await detectMigrations(source, database);
	const found = await loadHistory(layout, directory, tree, database.placeholders);
	const history = await withBaseline(found, database.baseline, tree);
	const detected = await detectDialect(history, tree);
	if (detected && detected.dialect !== 'postgresql') throw otherDialect(detected);
	const unsure = detected ? [] : [nothingTells(history)];
	const strays = await listStrays(source, directory);
	const { preludes, ledger: ofPreludes } = await loadPreludes(source, database, layout, directory);
	return {
		...history,
		preludes,
		dumps: listDumps(tree, history),
		ledger: [...ledger, ...unsure, ...ofPreludes, ...strays, ...history.ledger],
	};
}

/** The links among the migrations that could have been migrations. */
async function listStrays(source: FileSource, directory: string): Promise<readonly LedgerEntry[]> {
	const links = directory.endsWith('.sql') ? [] : await source.listStrayLinks(directory);
	return links
		.filter((path) => path.endsWith('.sql'))
		.map((file) => ({
			kind: 'not-understood',
			message: 'This link leads to no file of the repository: it is not followed.',
			file,
			line: null,
		}));
}

/** What the ledger says of a history that may be for any kind of database. */
export const NOTHING_TELLS =
	'Nothing in these files tells which kind of database they are for: PostgreSQL is assumed.';

function nothingTells({ directory }: MigrationHistory): LedgerEntry {
	return { kind: 'assumed', message: NOTHING_TELLS, file: directory, line: null };
}

const TITLES: Readonly<Record<string, string>> = {
	mysql: 'MySQL',
	mariadb: 'MariaDB',
	sqlite: 'SQLite',
	h2: 'H2',
	oracle: 'Oracle',
	sqlserver: 'SQL Server',
	cockroachdb: 'CockroachDB',
	clickhouse: 'ClickHouse',
	mongodb: 'MongoDB',
};

function otherDialect({ dialect, evidence }: DetectedDialect): UserError {
	const title = TITLES[dialect] ?? dialect;
	const { path, line, text } = evidence;
	return new UserError('dialect', `These migrations are for ${title}, not for PostgreSQL.`, {
		location: line === null ? { file: path } : { file: path, line },
		facts: { 'seen from': text.length > 200 ? `${text.slice(0, 200)}…` : text },
		hint: 'Only PostgreSQL is replayed. Point to the migrations for PostgreSQL with `--migrations DIR` or with `migrations` in .github/database-spec.yml.',
	});
}
