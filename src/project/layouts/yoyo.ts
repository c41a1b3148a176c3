import { UserError } from '../../errors.ts';
import { KNOWS_VERSIONS } from '../conduct.ts';
import { comparePaths, resolvePath } from '../sources/paths.ts';
import { findAbove } from './ancestors.ts';
import { type Candidate, downFile, type Layout, type Tree, type UpPart, upPart } from './layout.ts';
import {
	baseName,
	codeMigrations,
	filesIn,
	folderOf,
	groupByFolder,
	joinPath,
	someHold,
	toWords,
	wholeOf,
} from './names.ts';
import { passedOver } from './passed-over.ts';
import { directivesIn, idOf, sortByDependencies } from './yoyo-dependencies.ts';

const SQL = /^(?!.*\.rollback\.sql$).*\.sql$/;
const HOOK = /^post-apply/;
const DEPENDS = /^[ \t]*--[ \t]*depends[ \t]*:/m;

/** yoyo: SQL files in any order of their names that `-- depends:` allows, then those named `post-apply…`. */
export const yoyo: Layout = {
	name: 'yoyo',
	title: 'yoyo',
	pattern: 'migrations/name.sql with `-- depends:`, or below a yoyo.ini',
	bookkeepingTables: [
		{
			name: '_yoyo_migration',
			sql: `CREATE TABLE _yoyo_migration (
	migration_hash varchar(64) PRIMARY KEY NOT NULL,
	migration_id varchar(255),
	applied_at_utc timestamp
)`,
		},
		{
			name: '_yoyo_log',
			sql: `CREATE TABLE _yoyo_log (
	id varchar(36) PRIMARY KEY NOT NULL,
	migration_hash varchar(64),
	migration_id varchar(255),
	operation varchar(10),
	username varchar(255),
	hostname varchar(255),
	comment varchar(255),
	created_at_utc timestamp
)`,
		},
		{
			name: '_yoyo_version',
			sql: 'CREATE TABLE _yoyo_version (version int NOT NULL PRIMARY KEY, installed_at_utc timestamp)',
		},
		{
			name: 'yoyo_lock',
			sql: 'CREATE TABLE yoyo_lock (locked int DEFAULT 1 PRIMARY KEY, ctime timestamp, pid int NOT NULL)',
		},
	],
	conduct: { ...KNOWS_VERSIONS, knows: 'file', late: 'runs' },

	async find(tree) {
		const sources = await listSources(tree);
		const folders = [...groupByFolder(tree.files, (name) => SQL.test(name))].filter(
			([directory, files]) =>
				sources.has(directory) ||
				(/migrat/i.test(directory) &&
					// Elsewhere `depends:` may be anybody's comment.
					(findAbove(tree.all, directory, ['yoyo.ini']) !== null ||
						files.some((path) => /^\d/.test(baseName(path))))),
		);
		const found = await Promise.all(
			folders.map(async ([directory, files]): Promise<readonly Candidate[]> => {
				const isNamed = findAbove(tree.all, directory, ['yoyo.ini']) !== null;
				if (!isNamed && !(await someHold(tree, files, DEPENDS))) return [];
				return [{ directory, count: files.length, certainty: 'marked' }];
			}),
		);
		return found.flat();
	},

	async plan(directory, tree) {
		const present = filesIn(tree, directory);
		const own = present
			.filter((path) => SQL.test(baseName(path)) || /\.py$/.test(path))
			.toSorted((a, b) => comparePaths(baseName(a), baseName(b)));
		const [hooks, migrations] = [own.filter(isHook), own.filter((path) => !isHook(path))];
		const sorted = await sortByDependencies(migrations, tree);
		return {
			files: [...sorted, ...hooks]
				.filter((path) => path.endsWith('.sql'))
				.map((path) => {
					const file = { path, version: idOf(path), name: toWords(idOf(path)) };
					return isHook(path) ? { ...file, isRepeatable: true } : file;
				}),
			ledger: [
				...passedOver(
					present.filter((path) => path.endsWith('.rollback.sql')),
					directory,
					'for the way back',
				),
				...codeMigrations(own, /^(?!__init__\.)/),
			],
		};
	},

	readUp: ({ path }, source) => readFile(path, source),

	readDown: ({ path }, _source, context) =>
		downFile([path.replace(/\.sql$/, '.rollback.sql')], context, readFile),
};

function readFile(path: string, source: string): UpPart {
	const { transactional } = directivesIn(source);
	if (transactional !== null && !/^(?:true|false)$/i.test(transactional.value)) {
		throw new UserError('load', `\`${transactional.value}\` is neither true nor false.`, {
			location: { file: path, line: transactional.line },
			hint: 'yoyo takes only `-- transactional: true` or `-- transactional: false`.',
		});
	}
	return upPart([wholeOf(source)], transactional?.value.toLowerCase() === 'false' ? 'none' : 'transaction');
}

/** The folders that settings name as theirs, whatever they are called. */
async function listSources(tree: Tree): Promise<ReadonlySet<string>> {
	const settings = [...tree.all].filter((path) => baseName(path) === 'yoyo.ini');
	const named = await Promise.all(
		settings.map(async (path) => {
			const [, value = ''] = /^sources[ \t]*[=:][ \t]*(.*)$/m.exec((await tree.read(path)) ?? '') ?? [];
			const folders = value.replaceAll('%(here)s', '.').split(/\s+/).filter(Boolean);
			return folders.map((folder) => resolvePath(joinPath(folderOf(path), folder)));
		}),
	);
	return new Set(named.flat().filter((folder) => folder !== null));
}

function isHook(path: string): boolean {
	return HOOK.test(baseName(path));
}
