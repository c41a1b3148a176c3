import { comparePaths } from '../sources/paths.ts';
import { findAbove, mentionsCrate } from './ancestors.ts';
import { type Layout, type Tree, upPart } from './layout.ts';
import { baseName, compareNumbers, filesIn, groupByFolder, skippedSql, toWords, wholeOf } from './names.ts';

const FILE = /^(\d+)_(.*?)(\.up|\.down)?\.sql$/;

/** SQLx: `NUMBER_name.sql` or pairs of `.up.sql` and `.down.sql`, ordered by number. */
export const sqlx: Layout = {
	name: 'sqlx',
	title: 'SQLx',
	pattern: 'migrations/NUMBER_name.sql below a Cargo.toml with sqlx',
	bookkeepingTables: [
		{
			name: '_sqlx_migrations',
			sql: `CREATE TABLE _sqlx_migrations (
	version bigint PRIMARY KEY,
	description text NOT NULL,
	installed_on timestamptz NOT NULL DEFAULT now(),
	success boolean NOT NULL,
	checksum bytea NOT NULL,
	execution_time bigint NOT NULL
)`,
		},
	],

	async find(tree) {
		const found = await Promise.all(
			[...groupByFolder(tree.files, isUp)].map(async ([directory, files]) =>
				(await isSqlx(tree, directory)) || (await areForSqlx(tree, files))
					? [{ directory, count: files.length, certainty: 'marked' } as const]
					: [],
			),
		);
		return found.flat();
	},

	async plan(directory, tree) {
		const present = filesIn(tree, directory);
		const files = present
			.filter((path) => isUp(baseName(path)))
			.map((path) => {
				const [, version = '', name = ''] = FILE.exec(baseName(path)) ?? [];
				return { path, version, name: toWords(name) };
			})
			.toSorted((a, b) => compareNumbers(a.version, b.version) || comparePaths(a.path, b.path));
		const others = present.filter((path) => !FILE.test(baseName(path)));
		return { files, ledger: skippedSql(others, 'Its name is not NUMBER_name.sql: SQLx does not run it.') };
	},

	readUp: (_file, source) =>
		upPart([wholeOf(source)], source.startsWith('-- no-transaction') ? 'none' : 'transaction'),
};

function isUp(name: string): boolean {
	const match = FILE.exec(name);
	return match !== null && match[3] !== '.down';
}

/** Files that come without their crate may still tell: by SQLx's own directive, or by the name of its table. */
async function areForSqlx(tree: Tree, files: readonly string[]): Promise<boolean> {
	const sources = await Promise.all(files.map((path) => tree.read(path)));
	return sources.some(
		(source) => source?.startsWith('-- no-transaction') || source?.includes('_sqlx_migrations'),
	);
}

async function isSqlx(tree: Tree, directory: string): Promise<boolean> {
	const manifest = findAbove(tree.all, directory, ['Cargo.toml']);
	return manifest !== null && mentionsCrate((await tree.read(manifest)) ?? '', 'sqlx');
}
