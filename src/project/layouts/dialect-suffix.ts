import { dialectOfFolder, withoutDialects } from '../dialect-names.ts';
import { baseName } from './names.ts';

/** The files of one folder, by whether they are for PostgreSQL. */
export interface BySuffix {
	readonly kept: readonly string[];
	/** Files for every kind of database, in whose place one for PostgreSQL runs. */
	readonly replaced: readonly string[];
	/** Files for another kind of database. */
	readonly foreign: readonly string[];
}

const SUFFIX = /[._-]([a-z][a-z0-9]*)(?:\.up)?\.sql$/i;

/**
 * Sorts files out whose names end in a kind of database: `1_a.postgres.sql` is run in place of `1_a.sql`, and
 * `1_a.mysql.sql` is not run. After `_` and `-` such a word counts only where a file for PostgreSQL differs in nothing else.
 */
export function chooseBySuffix(paths: readonly string[]): BySuffix {
	const dialects = new Map(paths.map((path) => [path, dialectOf(path)]));
	const forPostgres = paths.filter((path) => dialects.get(path) === 'postgresql');
	const [siblings, generics] = [new Set(forPostgres.map(toKey)), new Set(forPostgres.map(toGeneric))];
	const isForeign = (path: string): boolean => {
		const dialect = dialects.get(path) ?? null;
		if (dialect === null || dialect === 'postgresql') return false;
		return siblings.has(toKey(path)) || isCertain(path);
	};
	const foreign = new Set(paths.filter(isForeign));
	// Where every file is for another kind of database, that is what has to be told of them.
	if (foreign.size === paths.length) return { kept: paths, replaced: [], foreign: [] };
	const replaced = new Set(paths.filter((path) => dialects.get(path) === null && generics.has(path)));
	return {
		kept: paths.filter((path) => !foreign.has(path) && !replaced.has(path)),
		replaced: [...replaced],
		foreign: [...foreign],
	};
}

function dialectOf(path: string): string | null {
	const word = SUFFIX.exec(baseName(path))?.[1];
	return word === undefined ? null : dialectOfFolder(word);
}

function isCertain(path: string): boolean {
	return SUFFIX.exec(path)?.[0].startsWith('.') ?? false;
}

function toKey(path: string): string {
	return withoutDialects(path);
}

function toGeneric(path: string): string {
	return path.replace(SUFFIX, (suffix) => (/\.up\.sql$/i.test(suffix) ? '.up.sql' : '.sql'));
}
