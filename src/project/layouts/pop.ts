import { KNOWS_VERSIONS } from '../conduct.ts';
import type { LedgerEntry } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import { fillTemplates } from './go-templates.ts';
import { type Candidate, downFile, type Layout, type PlannedFile } from './layout.ts';
import {
	baseName,
	filesBelow,
	folderOf,
	groupByFolder,
	IS_CODE,
	skippedSql,
	someHold,
	toWords,
	wholeOf,
} from './names.ts';
import { passedOver } from './passed-over.ts';

const FILE = /^(\d+)_([^.]+)(\.[a-z0-9]+)?(\.autocommit)?\.(up|down)\.(sql|fizz)$/;
const POSTGRES = new Set(['postgres', 'postgresql']);
const DIALECTS = new Set([...POSTGRES, 'cockroach', 'cockroachdb', 'mysql', 'mariadb', 'sqlite', 'sqlite3']);

/** pop (Soda): `NUMBER_name.up.sql` with the dialect before `.up`, which wins over the file for all; by number as text. */
export const pop: Layout = {
	name: 'pop',
	title: 'pop (Soda)',
	pattern:
		'NUMBER_name.postgres.up.sql, or NUMBER_name.up.sql with Go templates or NUMBER_name.up.fizz beside it',
	bookkeepingTables: [
		{ name: 'schema_migration', sql: 'CREATE TABLE schema_migration (version varchar(14) NOT NULL)' },
	],
	conduct: { ...KNOWS_VERSIONS, late: 'runs' },

	async find(tree) {
		const found = await Promise.all(
			[...groupByFolder(tree.files, isUp)].map(async ([directory, files]): Promise<readonly Candidate[]> => {
				const names = files.map((path) => FILE.exec(baseName(path)));
				const isNamed = names.some((name) => name?.[6] === 'fizz' || DIALECTS.has(dialectOf(name) ?? ''));
				if (!isNamed && !(await someHold(tree, files, /\{\{-?\s*(?:index\s+)?\.\w/))) return [];
				const count = new Set(names.map((name) => name?.[1])).size;
				return [{ directory, count, certainty: 'marked', covers: [directory] }];
			}),
		);
		return found.flat();
	},

	async plan(directory, tree) {
		const present = filesBelow(tree, directory);
		const ups = present.filter((path) => isUp(baseName(path))).map(toCandidate);
		const sql = ups.filter(({ isFizz }) => !isFizz);
		const forPostgres = sql.filter(({ dialect }) => dialect !== null && POSTGRES.has(dialect));
		const specific = new Set(forPostgres.map(({ file }) => file.version));
		const generic = sql.filter(({ dialect }) => dialect === null);
		const sorted = [...forPostgres, ...generic.filter(({ file }) => !specific.has(file.version))]
			.map(({ file }) => file)
			.toSorted((a, b) => comparePaths(a.version, b.version) || comparePaths(a.path, b.path));
		// A version that has been run is not run again, whatever other file there is of it.
		const isRepeated = ({ version }: PlannedFile, index: number): boolean =>
			version === sorted[index - 1]?.version;
		const repeated = sorted.filter(isRepeated).map(({ path }) => path);
		const others = present.filter((path) => !FILE.test(baseName(path)) && folderOf(path) === directory);
		const replaced = generic.filter(({ file }) => specific.has(file.version)).map(({ file }) => file.path);
		const foreign = sql.filter(({ dialect }) => dialect !== null && !POSTGRES.has(dialect));
		return {
			files: sorted.filter((file, index) => !isRepeated(file, index)),
			ledger: [
				...skippedSql(repeated, 'Another file of this version runs before it, and pop runs a version once.'),
				...skippedSql(replaced, 'The file for PostgreSQL of this version runs in its place.'),
				...passedOver(
					foreign.map(({ file }) => file.path),
					directory,
					'for another kind of database',
				),
				...passedOver(
					present.filter((path) => FILE.exec(baseName(path))?.[5] === 'down'),
					directory,
					'for the way back',
				),
				...ups.filter(({ isFizz }) => isFizz).map(({ file }) => fizz(file.path)),
				...skippedSql(others, 'Its name is not NUMBER_name.up.sql: pop does not run it.'),
			],
		};
	},

	readUp({ path, transaction = 'transaction' }, source, { placeholders }) {
		const replacements = fillTemplates(path, source, placeholders);
		return { sections: [{ spans: [wholeOf(source)], transaction }], replacements, ledger: [] };
	},

	readDown({ path, transaction = 'transaction' }, _source, context) {
		const [, start = '', bare = ''] = /^(.*?)((?:\.autocommit)?)\.up\.sql$/.exec(path) ?? [];
		const common = start.replace(/\.[a-z0-9]+$/, '');
		const endings = ['.postgres', '.postgresql', ''].flatMap((dialect) => [dialect + bare, dialect]);
		// A file for PostgreSQL wins over the one for all.
		const paths = [...endings.map((ending) => common + ending), start + bare];
		return downFile(
			paths.map((each) => `${each}.down.sql`),
			context,
			(down, text) => {
				const replacements = fillTemplates(down, text, context.placeholders);
				return { sections: [{ spans: [wholeOf(text)], transaction }], replacements, ledger: [] };
			},
		);
	},
};

interface UpFile {
	readonly file: PlannedFile;
	/** Null for a file that is for all kinds of database. */
	readonly dialect: string | null;
	readonly isFizz: boolean;
}

function isUp(name: string): boolean {
	return FILE.exec(name)?.[5] === 'up';
}

function dialectOf(match: RegExpExecArray | null): string | null {
	const word = match?.[3]?.slice(1);
	return word === undefined || word === 'autocommit' ? null : word;
}

function toCandidate(path: string): UpFile {
	const match = FILE.exec(baseName(path));
	const [, version = '', name = '', word, autocommit, , type] = match ?? [];
	const isBare = autocommit !== undefined || word === '.autocommit';
	const file: PlannedFile = { path, version, name: toWords(name) };
	return {
		file: isBare ? { ...file, transaction: 'none' } : file,
		dialect: dialectOf(match),
		isFizz: type === 'fizz',
	};
}

function fizz(file: string): LedgerEntry {
	return { kind: 'not-understood', message: IS_CODE, file, line: null };
}
