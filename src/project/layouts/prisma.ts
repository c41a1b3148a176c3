import { type Candidate, type Layout, type Tree, upPart } from './layout.ts';
import { baseName, folderOf, joinPath, toWords, wholeOf } from './names.ts';

const FILE = 'migration.sql';
const LOCK = 'migration_lock.toml';

/** Prisma Migrate: one folder per migration, ordered by the folders' names. */
export const prisma: Layout = {
	name: 'prisma',
	title: 'Prisma Migrate',
	pattern: 'migrations/*/migration.sql with migration_lock.toml',
	bookkeepingTables: [
		{
			name: '_prisma_migrations',
			sql: `CREATE TABLE _prisma_migrations (
	id varchar(36) PRIMARY KEY NOT NULL,
	checksum varchar(64) NOT NULL,
	finished_at timestamptz,
	migration_name varchar(255) NOT NULL,
	logs text,
	rolled_back_at timestamptz,
	started_at timestamptz NOT NULL DEFAULT now(),
	applied_steps_count integer NOT NULL DEFAULT 0
)`,
		},
	],

	async find(tree) {
		const counts = new Map<string, number>();
		for (const path of listMigrations(tree)) {
			const directory = folderOf(folderOf(path));
			counts.set(directory, (counts.get(directory) ?? 0) + 1);
		}
		return [...counts].flatMap(([directory, count]): Candidate[] => {
			const marked = tree.all.has(joinPath(directory, LOCK));
			return [{ directory, count, certainty: marked ? 'marked' : 'shaped' }];
		});
	},

	async plan(directory, tree) {
		// Prisma itself orders by the locale here; English is what it runs in nearly everywhere.
		const { compare } = new Intl.Collator('en');
		const files = listMigrations(tree)
			.filter((path) => folderOf(folderOf(path)) === directory)
			.map((path) => {
				const folder = baseName(folderOf(path));
				return { path, version: folder, name: toWords(folder.replace(/^\d+_/, '')) };
			})
			.toSorted((a, b) => compare(a.version, b.version));
		return { files, ledger: [] };
	},

	readUp: (_file, source) => upPart([wholeOf(source)], 'implicit'),
};

/** A folder with a snapshot beside the SQL is Drizzle's. */
function listMigrations(tree: Tree): readonly string[] {
	return tree.files.filter(
		(path) =>
			baseName(path) === FILE &&
			path.includes('/') &&
			!tree.all.has(joinPath(folderOf(path), 'snapshot.json')),
	);
}
