import { KNOWS_VERSIONS } from '../conduct.ts';
import { comparePaths } from '../sources/paths.ts';
import { downFile, type Layout, upPart } from './layout.ts';
import {
	baseName,
	candidatesByFolder,
	codeMigrations,
	compareNumbers,
	filesIn,
	folderOf,
	requireUniqueVersions,
	skippedSql,
	toWords,
	wholeOf,
} from './names.ts';
import { passedOver } from './passed-over.ts';

const FILE = /^(\d+)\.(do|undo)(?:\.(.*))?\.sql$/;

/** Postgrator: `NUMBER.do.name.sql` and `NUMBER.undo.name.sql`, ordered by number. */
export const postgrator: Layout = {
	name: 'postgrator',
	title: 'Postgrator',
	pattern: 'NUMBER.do.name.sql',
	bookkeepingTables: [
		{
			name: 'schemaversion',
			sql: 'CREATE TABLE schemaversion (version bigint PRIMARY KEY, name text, md5 text, run_at timestamptz)',
		},
	],
	conduct: {
		...KNOWS_VERSIONS,
		late: 'skips',
		sees: 'every byte',
		onEdit: 'refuses',
		editWayOut: 'Without `validateChecksums` Postgrator does not look.',
	},

	find: async (tree) => candidatesByFolder(tree.files, isForward, 'shaped'),

	async plan(directory, tree) {
		const present = filesIn(tree, directory);
		const files = present
			.filter((path) => isForward(baseName(path)))
			.map((path) => {
				const [, version = '', , name = ''] = FILE.exec(baseName(path)) ?? [];
				return { path, version: version.replace(/^0+(?=\d)/, ''), name: toWords(name) };
			})
			.toSorted((a, b) => compareNumbers(a.version, b.version) || comparePaths(a.path, b.path));
		requireUniqueVersions(files, 'Postgrator');
		const others = present.filter((path) => !FILE.test(baseName(path)));
		return {
			files,
			ledger: [
				...passedOver(
					present.filter((path) => FILE.exec(baseName(path))?.[2] === 'undo'),
					directory,
					'for the way back',
				),
				...skippedSql(others, 'Its name is not NUMBER.do.name.sql: Postgrator does not run it.'),
				...codeMigrations(others, /^\d+\.do\./),
			],
		};
	},

	// The file goes to the server as one message.
	readUp: (_file, source) => upPart([wholeOf(source)], 'implicit'),

	readDown({ path }, _source, context) {
		const number = FILE.exec(baseName(path))?.[1];
		const exact = path.replace(/^(.*\/)?(\d+)\.do\b/, '$1$2.undo');
		const named = filesIn(context.tree, folderOf(path)).filter((each) => {
			const match = FILE.exec(baseName(each));
			return match?.[1] === number && match?.[2] === 'undo';
		});
		return downFile([exact, ...named], context, (_path, source) => upPart([wholeOf(source)], 'implicit'));
	},
};

function isForward(name: string): boolean {
	return FILE.exec(name)?.[2] === 'do';
}
