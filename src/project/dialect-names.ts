const WORDS: Readonly<Record<string, string>> = {
	postgres: 'postgresql',
	postgresql: 'postgresql',
	pg: 'postgresql',
	psql: 'postgresql',
	mysql: 'mysql',
	mariadb: 'mariadb',
	sqlite: 'sqlite',
	sqlite3: 'sqlite',
	h2: 'h2',
	oracle: 'oracle',
	mssql: 'sqlserver',
	sqlserver: 'sqlserver',
	cockroach: 'cockroachdb',
	cockroachdb: 'cockroachdb',
	crdb: 'cockroachdb',
	clickhouse: 'clickhouse',
	spanner: 'spanner',
	hsqldb: 'hsqldb',
	derby: 'derby',
	db2: 'db2',
	duckdb: 'duckdb',
};

/** The kind of database that a folder's name gives as one of its words, such as `server-sqlite`; null where it gives none. */
export function dialectOfFolder(folder: string): string | null {
	const found = folder
		.toLowerCase()
		.split(/[-_. ]/)
		.map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined))
		.filter((word) => word !== undefined);
	return found.at(-1) ?? null;
}

/** The kind of database that a path gives, the deepest folder first; null where it gives none. */
export function dialectOfPath(path: string): string | null {
	const found = path
		.split('/')
		.map(dialectOfFolder)
		.filter((word) => word !== null);
	return found.at(-1) ?? null;
}

/** A path with `*` for each word that gives a kind of database, so that sibling folders become equal. */
export function withoutDialects(path: string): string {
	return path.replaceAll(/[^-_. /]+/g, (word) => (Object.hasOwn(WORDS, word.toLowerCase()) ? '*' : word));
}
