import { KNOWS_VERSIONS } from '../conduct.ts';
import type { LedgerEntry } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import { type Candidate, downFile, type Layout, type PlannedFile, type Tree, upPart } from './layout.ts';
import {
	baseName,
	filesBelow,
	folderOf,
	groupByFolder,
	INCOMPLETE,
	IS_CODE,
	joinPath,
	skippedSql,
	toWords,
	wholeOf,
} from './names.ts';
import { passedOver } from './passed-over.ts';

const SQL = /^(\d{14})-(.+)-up\.sql$/;
const CODE = /^(\d{14})-(.+)\.(?:js|ts|coffee)$/;

/** db-migrate: `NUMBER-name.js` that loads `sqls/NUMBER-name-up.sql`, ordered by name. */
export const dbMigrate: Layout = {
	name: 'db-migrate',
	title: 'db-migrate',
	pattern: 'migrations/NUMBER-name.js with sqls/NUMBER-name-up.sql',
	bookkeepingTables: [
		{
			name: 'migrations',
			sql: 'CREATE TABLE migrations (id serial PRIMARY KEY NOT NULL, name varchar(255) NOT NULL, run_on timestamp NOT NULL)',
		},
	],
	conduct: { ...KNOWS_VERSIONS, knows: 'file', late: 'runs' },

	async find(tree) {
		return [...groupByFolder(tree.files, (name) => SQL.test(name))].flatMap(
			([folder, files]): readonly Candidate[] => {
				const directory = folderOf(folder);
				if (baseName(folder) !== 'sqls') return [];
				const isLoaded = files.some((path) => tree.all.has(codeOf(path)));
				return isLoaded ? [{ directory, count: files.length, certainty: 'marked', covers: [folder] }] : [];
			},
		);
	},

	async plan(directory, tree) {
		const below = filesBelow(tree, directory);
		const code = below
			.filter((path) => folderOf(path) === directory && CODE.test(baseName(path)))
			.toSorted((a, b) => comparePaths(baseName(a), baseName(b)));
		const read = await Promise.all(code.map((path) => readCode(path, directory, tree)));
		const files = read.flatMap(({ file }) => (file ? [file] : []));
		const loaded = new Set(files.map(({ path }) => path));
		const others = below.filter((path) => !loaded.has(path) && !/-down\.sql$/.test(path));
		return {
			files,
			ledger: [
				...read.flatMap(({ ledger }) => ledger),
				...passedOver(
					below.filter((path) => path.endsWith('-down.sql')),
					directory,
					'for the way back',
				),
				...skippedSql(others, 'No migration of db-migrate loads it.'),
			],
		};
	},

	readUp: (_file, source) => upPart([wholeOf(source)], 'transaction'),

	readDown: ({ path }, _source, context) =>
		downFile([path.replace(/-up\.sql$/, '-down.sql')], context, (_path, source) =>
			upPart([wholeOf(source)], 'transaction'),
		),
};

function codeOf(sql: string): string {
	return joinPath(folderOf(folderOf(sql)), baseName(sql).replace(/-up\.sql$/, '.js'));
}

interface Loader {
	readonly file: PlannedFile | null;
	readonly ledger: readonly LedgerEntry[];
}

/** Which SQL a migration's code loads on the way up, and whether it does anything else. */
async function readCode(path: string, directory: string, tree: Tree): Promise<Loader> {
	const [, version = '', name = ''] = CODE.exec(baseName(path)) ?? [];
	const text = (await tree.read(path)) ?? '';
	const up = text.slice(startOf(text, 'up'), startOf(text, 'down'));
	const named = /['"`](?:[^'"`\n]*\/)?([^'"`\n/]+\.sql)['"`]/.exec(up)?.[1];
	const sql = joinPath(joinPath(directory, 'sqls'), named ?? `${version}-${name}-up.sql`);
	const entry = (message: string): LedgerEntry => ({
		kind: 'not-understood',
		message,
		file: path,
		line: null,
	});
	if (named === undefined || !tree.all.has(sql)) return { file: null, ledger: [entry(IS_CODE)] };
	const file = { path: sql, version, name: toWords(name) };
	const isMore = doesMore(up);
	return { file, ledger: isMore ? [entry(`It runs code beside ${baseName(sql)}: ${INCOMPLETE}`)] : [] };
}

/** Where a direction's function begins; the end of the text where there is none. */
function startOf(text: string, direction: 'up' | 'down'): number {
	const start = text.search(
		new RegExp(`\\bexports\\.${direction}\\b|\\bexport\\b[^\\n]{0,80}?\\b${direction}\\b`),
	);
	return start < 0 ? text.length : start;
}

/** The generated code calls nothing of the database but `runSql`, once, with what it has read. */
function doesMore(up: string): boolean {
	const database = /\bup\b\s*=?\s*(?:async\s+)?(?:function\b\s*\w*\s*)?\(?\s*(\w+)/.exec(up)?.[1] ?? 'db';
	const calls = [...up.matchAll(new RegExp(`\\b${database}\\s*\\.\\s*(\\w+)\\s*\\(\\s*(['"\`]?)`, 'g'))];
	return calls.length > 1 || calls.some(([, method, quote]) => method !== 'runSql' || quote !== '');
}
