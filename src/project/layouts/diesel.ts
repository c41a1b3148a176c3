import { KNOWS_VERSIONS } from '../conduct.ts';
import type { TransactionMode } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import { findAbove, mentionsCrate } from './ancestors.ts';
import { downFile, type Layout, type Tree, upPart } from './layout.ts';
import {
	baseName,
	countByGrandparent,
	filesBelow,
	folderOf,
	joinPath,
	skippedSql,
	toWords,
	wholeOf,
} from './names.ts';
import { passedOver } from './passed-over.ts';

/** Diesel: one folder per migration with `up.sql`, ordered by the text before the first `_` without its dashes. */
export const diesel: Layout = {
	name: 'diesel',
	title: 'Diesel',
	pattern: 'migrations/*/up.sql',
	bookkeepingTables: [
		{
			name: '__diesel_schema_migrations',
			sql: `CREATE TABLE __diesel_schema_migrations (
	version varchar(50) PRIMARY KEY NOT NULL,
	run_on timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP
)`,
		},
	],
	conduct: { ...KNOWS_VERSIONS, late: 'runs' },

	async find(tree) {
		return Promise.all(
			[...countByGrandparent(listMigrations(tree))].map(async ([directory, count]) => {
				const marked = await isDiesel(tree, directory);
				return { directory, count, certainty: marked ? 'marked' : 'shaped' } as const;
			}),
		);
	},

	async plan(directory, tree) {
		const paths = listMigrations(tree).filter((path) => folderOf(folderOf(path)) === directory);
		const files = await Promise.all(
			paths.map(async (path) => {
				const folder = baseName(folderOf(path));
				const [stamp = '', ...words] = folder.split('_');
				const version = stamp.replaceAll('-', '');
				const transaction = await readMode(tree, joinPath(folderOf(path), 'metadata.toml'));
				return { path, version, name: toWords(words.join('_')), transaction };
			}),
		);
		const present = filesBelow(tree, directory);
		return {
			files: files.toSorted((a, b) => comparePaths(a.version, b.version) || comparePaths(a.path, b.path)),
			ledger: [
				...passedOver(
					present.filter((path) => baseName(path) === 'down.sql'),
					directory,
					'for the way back',
				),
				...skippedSql(
					present.filter((path) => !/(?:^|\/)(?:up|down)\.sql$/.test(path)),
					'It is not VERSION_name/up.sql: Diesel does not run it.',
				),
			],
		};
	},

	readUp: (file, source) => upPart([wholeOf(source)], file.transaction ?? 'transaction'),

	readDown: ({ path, transaction = 'transaction' }, _source, context) =>
		downFile([joinPath(folderOf(path), 'down.sql')], context, (_path, source) =>
			upPart([wholeOf(source)], transaction),
		),
};

function listMigrations(tree: Tree): readonly string[] {
	return tree.files.filter(
		(path) => baseName(path) === 'up.sql' && path.includes('/') && !baseName(folderOf(path)).startsWith('.'),
	);
}

async function isDiesel(tree: Tree, directory: string): Promise<boolean> {
	if (findAbove(tree.all, directory, ['diesel.toml']) !== null) return true;
	const manifest = findAbove(tree.all, directory, ['Cargo.toml']);
	return manifest !== null && mentionsCrate((await tree.read(manifest)) ?? '', 'diesel');
}

/**
 * A metadata file that does not say anything about transactions switches them off: that is Diesel's own default. The
 * file is still sent as one message.
 */
async function readMode(tree: Tree, path: string): Promise<TransactionMode> {
	if (!tree.all.has(path)) return 'transaction';
	const text = (await tree.read(path)) ?? '';
	return /^\s*run_in_transaction\s*=\s*true\s*(?:#.*)?$/m.test(text) ? 'transaction' : 'implicit';
}
