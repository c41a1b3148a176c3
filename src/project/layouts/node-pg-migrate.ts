import { KNOWS_VERSIONS } from '../conduct.ts';
import { comparePaths } from '../sources/paths.ts';
import { type Candidate, downFile, type Layout, upPart } from './layout.ts';
import {
	baseName,
	codeMigrations,
	compareNumbers,
	filesIn,
	groupByFolder,
	skippedSql,
	someHold,
	toWords,
	wholeOf,
} from './names.ts';
import { usesPackage } from './package-json.ts';
import { passedOver } from './passed-over.ts';

const FILE = /^(\d+)(?:[._-]+(.*?))?(?:\.(up|down))?\.sql$/;
const UP = /^[ \t]*--[ \t-]*up[ \t]+migration/im;
const DOWN = /^[ \t]*--[ \t-]*down[ \t]+migration/im;

/** node-pg-migrate: numbered SQL files with `-- Up Migration`, or pairs of `.up.sql` and `.down.sql`, by number. */
export const nodePgMigrate: Layout = {
	name: 'node-pg-migrate',
	title: 'node-pg-migrate',
	pattern: 'migrations/NUMBER_name.sql with `-- Up Migration`, or below a package.json with node-pg-migrate',
	bookkeepingTables: [
		{
			name: 'pgmigrations',
			sql: 'CREATE TABLE pgmigrations (id serial PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL)',
		},
	],
	conduct: {
		...KNOWS_VERSIONS,
		knows: 'file',
		late: 'refuses',
		lateWayOut: '`node-pg-migrate up --no-check-order` runs it all the same.',
		onMissing: 'refuses',
	},

	async find(tree) {
		const found = await Promise.all(
			[...groupByFolder(tree.files, isUp)].map(async ([directory, files]): Promise<readonly Candidate[]> => {
				const isNamed = /migrat/i.test(directory) && (await usesPackage(tree, directory, 'node-pg-migrate'));
				if (!isNamed && !(await someHold(tree, files, UP))) return [];
				return [{ directory, count: files.length, certainty: 'marked' }];
			}),
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
			.toSorted(
				(a, b) => compareNumbers(toTime(a.version), toTime(b.version)) || comparePaths(a.path, b.path),
			);
		const others = present.filter((path) => !FILE.test(baseName(path)));
		return {
			files,
			ledger: [
				...passedOver(
					present.filter((path) => FILE.exec(baseName(path))?.[3] === 'down'),
					directory,
					'for the way back',
				),
				...skippedSql(others, 'Its name begins with no number: node-pg-migrate does not run it.'),
				...codeMigrations(others, /^\d+/),
			],
		};
	},

	// All that is pending runs in one transaction, which an empty database cannot tell from one for each file.
	readUp(_file, source) {
		const up = source.search(UP);
		if (up < 0) return upPart([wholeOf(source)], 'transaction');
		const down = source.search(DOWN);
		return upPart([{ start: up, end: down < up ? source.length : down }], 'transaction');
	},

	readDown({ path }, source, context) {
		const down = source.search(DOWN);
		if (down < 0) {
			return downFile(
				[path.replace(/\.up\.sql$/, '.down.sql')].filter((each) => each !== path),
				context,
				(_path, text) => upPart([wholeOf(text)], 'transaction'),
			);
		}
		const up = source.search(UP);
		const end = up > down ? up : source.length;
		return { path, source, ...upPart([{ start: down, end }], 'transaction') };
	},
};

function isUp(name: string): boolean {
	const match = FILE.exec(name);
	return match !== null && match[3] !== 'down';
}

/** A prefix of 17 digits is a time in UTC that is written out; any other number is what it is, as a rule milliseconds. */
function toTime(prefix: string): string {
	const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})$/.exec(prefix)?.slice(1).map(Number);
	if (!parts) return prefix;
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0] = parts;
	return String(Math.max(Date.UTC(year, month - 1, day, hour, minute, second, millisecond), 0));
}
