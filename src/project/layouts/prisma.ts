import { KNOWS_VERSIONS } from '../conduct.ts';
import type { LedgerEntry } from '../project.ts';
import { type Candidate, type Layout, type Tree, upPart } from './layout.ts';
import {
	baseName,
	countByGrandparent,
	filesBelow,
	folderOf,
	IS_CODE,
	joinPath,
	skippedSql,
	toWords,
	wholeOf,
} from './names.ts';
import { passedOver } from './passed-over.ts';

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
	conduct: {
		...KNOWS_VERSIONS,
		late: 'runs',
		sees: 'every byte',
		onEdit: 'warns',
		onMissing: 'warns',
	},

	async find(tree) {
		const listed = listMigrations(tree);
		const numbered = countByGrandparent(listed.filter((path) => /^\d/.test(baseName(folderOf(path)))));
		return [...countByGrandparent(listed)].flatMap(([directory, count]): readonly Candidate[] => {
			if (tree.all.has(joinPath(directory, LOCK))) return [{ directory, count, certainty: 'marked' }];
			// Without the lock file, only the numbers that Prisma begins its folders with are a sign of it.
			return numbered.get(directory) === count ? [{ directory, count, certainty: 'shaped' }] : [];
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
		const planned = new Set(files.map(({ path }) => path));
		const others = filesBelow(tree, directory).filter((path) => !planned.has(path));
		return {
			files,
			ledger: [
				...foldersWithout(directory, others, tree),
				...passedOver(
					others.filter((path) => baseName(path) === 'down.sql'),
					directory,
					'taken for the way back',
				),
				...skippedSql(
					others.filter((path) => baseName(path) !== 'down.sql'),
					'It is no migration.sql in a folder of its own: Prisma does not run it.',
				),
			],
		};
	},

	readUp: (_file, source) => upPart([wholeOf(source)], 'implicit'),
};

/** Prisma stops at a folder without its file; other runners keep migrations that are code in such folders. */
function foldersWithout(directory: string, others: readonly string[], tree: Tree): readonly LedgerEntry[] {
	const folders = new Map<string, string>();
	for (const path of others) {
		const folder = folderOf(path);
		if (folder === directory || folderOf(folder) !== directory || folders.has(folder)) continue;
		if (!tree.all.has(joinPath(folder, FILE))) folders.set(folder, path);
	}
	const code = new Set(
		[...folders].flatMap(([folder, path]) => (/\.[cm]?[jt]s$/.test(path) ? [folder] : [])),
	);
	return [...folders].map(([folder, path]) => ({
		kind: 'not-understood',
		message: code.has(folder) ? IS_CODE : `It has no ${FILE}: Prisma itself stops at such a folder.`,
		file: code.has(folder) ? path : folder,
		line: null,
	}));
}

/** A folder with a snapshot beside the SQL is Drizzle's. */
function listMigrations(tree: Tree): readonly string[] {
	return tree.files.filter(
		(path) =>
			baseName(path) === FILE &&
			path.includes('/') &&
			!tree.all.has(joinPath(folderOf(path), 'snapshot.json')),
	);
}
