import { KNOWS_VERSIONS } from '../conduct.ts';
import { comparePaths } from '../sources/paths.ts';
import { downFile, type Layout, upPart } from './layout.ts';
import {
	baseName,
	candidatesByFolder,
	codeMigrations,
	compareNumbers,
	filesIn,
	requireUniqueVersions,
	skippedSql,
	toWords,
	wholeOf,
} from './names.ts';
import { passedOver } from './passed-over.ts';

const FILE = /^(\d+)_(.*)\.(down|up)\.sql$/;

/** golang-migrate: `NUMBER_name.up.sql` and `.down.sql`, ordered by number. */
export const golangMigrate: Layout = {
	name: 'golang-migrate',
	title: 'golang-migrate',
	pattern: 'NUMBER_name.up.sql',
	bookkeepingTables: [
		{
			name: 'schema_migrations',
			sql: 'CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL)',
		},
	],
	conduct: {
		...KNOWS_VERSIONS,
		// Only the newest version is kept, so what is below it counts as run.
		late: 'skips',
		onMissing: 'refuses',
	},

	find: async (tree) => candidatesByFolder(tree.files, isUp, 'shaped'),

	async plan(directory, tree) {
		const present = filesIn(tree, directory);
		const files = present
			.filter((path) => isUp(baseName(path)))
			.map((path) => {
				const [, version = '', name = ''] = FILE.exec(baseName(path)) ?? [];
				return { path, version: version.replace(/^0+(?=\d)/, ''), name: toWords(name) };
			})
			.toSorted((a, b) => compareNumbers(a.version, b.version) || comparePaths(a.path, b.path));
		requireUniqueVersions(files, 'golang-migrate');
		const others = present.filter((path) => !FILE.test(baseName(path)));
		return {
			files,
			ledger: [
				...passedOver(
					present.filter((path) => FILE.exec(baseName(path))?.[3] === 'down'),
					directory,
					'for the way back',
				),
				...skippedSql(others, 'Its name is not NUMBER_name.up.sql: golang-migrate does not run it.'),
				...codeMigrations(others, /^\d+_/),
			],
		};
	},

	// The file goes to the server as one message, which is one transaction unless it says otherwise.
	readUp: (_file, source) => upPart([wholeOf(source)], 'implicit'),

	readDown: ({ path }, _source, context) =>
		downFile([path.replace(/\.up\.sql$/, '.down.sql')], context, (_path, source) =>
			upPart([wholeOf(source)], 'implicit'),
		),
};

function isUp(name: string): boolean {
	return FILE.exec(name)?.[3] === 'up';
}
