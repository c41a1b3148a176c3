import { positionAt } from '../../sql/position.ts';
import { KNOWS_VERSIONS } from '../conduct.ts';
import type { LedgerEntry } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import { type Layout, type Tree, upPart } from './layout.ts';
import {
	baseName,
	candidatesByFolder,
	filesBelow,
	filesIn,
	folderOf,
	joinPath,
	requireUniqueVersions,
	skippedSql,
	toWords,
	wholeOf,
} from './names.ts';

const FILE = /^([0-9]+)_(.*)\.sql$/;

/** What an old version of the tool wrote of an existing project as the first file; later ones never run it. */
const OLD_INIT = /([0-9]{14})_init\.sql/;
const NO_INIT_SINCE = '20211209000000';

/** Supabase: `supabase/migrations/NUMBER_name.sql`, ordered by the file names as text. */
export const supabase: Layout = {
	name: 'supabase',
	title: 'Supabase',
	pattern: 'supabase/migrations/NUMBER_name.sql',
	suggestedPreset: 'supabase',
	// Supabase keeps its records in a namespace of its own.
	bookkeepingTables: [],
	conduct: {
		...KNOWS_VERSIONS,
		late: 'refuses',
		lateWayOut: '`supabase db push --include-all` runs it all the same.',
		onMissing: 'refuses',
	},

	async find(tree) {
		const found = candidatesByFolder(tree.files, (name) => FILE.test(name), 'marked');
		return found
			.filter(({ directory }) => /(?:^|\/)supabase\/migrations$/.test(directory))
			.map((candidate) => ({ ...candidate, covers: [candidate.directory] }));
	},

	async plan(directory, tree) {
		const present = filesIn(tree, directory);
		const oldInit = findOldInit(tree, directory);
		const files = present
			.filter((path) => FILE.test(baseName(path)) && path !== oldInit)
			.map((path) => {
				const [, version = '', name = ''] = FILE.exec(baseName(path)) ?? [];
				return { path, version, name: toWords(name) };
			})
			.toSorted((a, b) => comparePaths(baseName(a.path), baseName(b.path)));
		requireUniqueVersions(files, 'Supabase');
		const others = present.filter((path) => !FILE.test(baseName(path)));
		const below = filesBelow(tree, directory).filter((path) => folderOf(path) !== directory);
		return {
			files,
			ledger: [
				...skippedSql(
					oldInit === null ? [] : [oldInit],
					'Supabase leaves out a first file of this name and age.',
				),
				...skippedSql(others, 'Its name is not NUMBER_name.sql: Supabase does not run it.'),
				...skippedSql(below, 'It stands in a folder of its own: Supabase does not run it.'),
				...(await aboutSettings(tree, folderOf(directory))),
			],
		};
	},

	// The statements go to the server as one batch, which is one transaction.
	readUp: (_file, source) => upPart([wholeOf(source)], 'implicit'),
};

/** Only the very first entry of the directory counts, be it a file or a folder. */
function findOldInit(tree: Tree, directory: string): string | null {
	const [first] = filesBelow(tree, directory);
	if (first === undefined || folderOf(first) !== directory) return null;
	const stamp = OLD_INIT.exec(baseName(first))?.[1];
	return stamp !== undefined && stamp < NO_INIT_SINCE ? first : null;
}

/** Seeds and declarative schema files stand beside the migrations and are not part of them. */
async function aboutSettings(tree: Tree, folder: string): Promise<readonly LedgerEntry[]> {
	const seed = joinPath(folder, 'seed.sql');
	const seeds = skippedSql(
		tree.all.has(seed) ? [seed] : [],
		'It fills tables after the migrations; it is not run.',
	);
	const path = joinPath(folder, 'config.toml');
	const config = tree.all.has(path) ? ((await tree.read(path)) ?? '') : '';
	const declared = /^[ \t]*schema_paths[ \t]*=[ \t]*\[([^\]]*)\]/m.exec(config);
	if (!declared || !/["']/.test(declared[1] ?? '')) return seeds;
	const message =
		'The files of `schema_paths` are what new migrations are written from; the migrations are replayed, not they.';
	const { line } = positionAt(config, declared.index);
	return [...seeds, { kind: 'skipped', message, file: path, line }];
}
