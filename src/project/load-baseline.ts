import { UserError } from '../errors.ts';
import { LAYOUTS } from './layouts/index.ts';
import type { Tree } from './layouts/layout.ts';
import { baseName } from './layouts/names.ts';
import { loadHistory } from './load-history.ts';
import type { MigrationHistory } from './project.ts';

/** A history that begins with a dump of the schema that its first migration expects; null leaves it as it is. */
export async function withBaseline(
	history: MigrationHistory,
	path: string | null,
	tree: Tree,
): Promise<MigrationHistory> {
	if (path === null) return history;
	if ((await tree.read(path)) === null) {
		throw new UserError('config', `there is no baseline ${path}`, {
			hint: 'Give the path of a dump of the schema, relative to the root of the repository.',
		});
	}
	const baseline = await loadHistory(LAYOUTS['single-dump'], path, tree);
	return {
		...history,
		// A dump that is also among the migrations begins them, and runs once.
		migrations: [
			// It is made anew whenever it is wanted.
			...baseline.migrations.map((dump) => ({ ...dump, isRepeatable: true as const })),
			...history.migrations.filter((migration) => migration.path !== path),
		],
		ledger: [...baseline.ledger, ...history.ledger.filter(({ file }) => file !== path)],
	};
}

const SCHEMA_FILE = /^(?:structure|schema|database|baseline|dump|init)\.sql$/i;
const MOST = 3;

/** The files of a repository beside its migrations that could be a dump of its schema, at most three. */
export function listDumps({ all }: Tree, { migrations }: MigrationHistory): readonly string[] {
	const known = new Set(migrations.map(({ path }) => path));
	return [...all]
		.filter(
			(path) => SCHEMA_FILE.test(baseName(path)) && !known.has(path) && !/(?:^|\/)node_modules\//.test(path),
		)
		.slice(0, MOST);
}
