import { positionAt } from '../../sql/position.ts';
import { splitStatements } from '../../sql/split.ts';
import { dialectOfFolder } from '../dialect-names.ts';
import type { LedgerEntry, TransactionMode } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import { type Layout, type Plan, type PlannedFile, type Tree, upPart } from './layout.ts';
import {
	baseName,
	compareNumbers,
	folderOf,
	requireUniqueVersions,
	skippedSql,
	toWords,
	wholeOf,
} from './names.ts';

const VERSIONED = /^([VB])(\d+(?:[._]\d+)*)(?:__(.*))?\.[sS][qQ][lL]$/;
const REPEATABLE = /^R__(.*)\.[sS][qQ][lL]$/;
const UNDO = /^U\d+(?:[._]\d+)*(?:__.*)?\.[sS][qQ][lL]$/;

/** Flyway: `V1_2__name.sql` by version, then `R__name.sql` by name, from the newest baseline `B…` on. */
export const flyway: Layout = {
	name: 'flyway',
	title: 'Flyway',
	pattern: 'db/migration/V1__name.sql',
	bookkeepingTables: [
		{
			name: 'flyway_schema_history',
			sql: `CREATE TABLE flyway_schema_history (
	installed_rank integer NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY,
	version varchar(50),
	description varchar(200) NOT NULL,
	type varchar(20) NOT NULL,
	script varchar(1000) NOT NULL,
	checksum integer,
	installed_by varchar(100) NOT NULL,
	installed_on timestamp NOT NULL DEFAULT now(),
	execution_time integer NOT NULL,
	success boolean NOT NULL
)`,
		},
	],

	async find(tree) {
		const counts = new Map<string, number>();
		for (const path of tree.files) {
			// Repeatable files and baselines alone are too little to tell.
			if (!/^V\d+(?:[._]\d+)*__.*\.sql$/.test(baseName(path))) continue;
			const directory = locationOf(folderOf(path));
			counts.set(directory, (counts.get(directory) ?? 0) + 1);
		}
		return [...counts].map(([directory, count]) => ({ directory, count, certainty: 'shaped' }));
	},

	async plan(directory, tree) {
		const present = tree.files.filter((path) => directory === '' || path.startsWith(`${directory}/`));
		const versioned = await planVersioned(present, tree);
		const repeatable = present
			.filter((path) => REPEATABLE.test(baseName(path)))
			.map((path) => {
				const name = toWords(REPEATABLE.exec(baseName(path))?.[1] ?? '');
				return { path, version: `R ${name}`, name };
			})
			.toSorted((a, b) => comparePaths(a.name, b.name) || comparePaths(a.path, b.path));
		const others = present.filter(
			(path) => ![VERSIONED, REPEATABLE, UNDO].some((pattern) => pattern.test(baseName(path))),
		);
		return {
			files: [...versioned.files, ...(await withSidecars(repeatable, tree))],
			ledger: [
				...versioned.ledger,
				...skippedSql(others, 'Its name begins with no `V1__` or `R__`: Flyway does not run it by itself.'),
			],
		};
	},

	readUp(file, source) {
		const transaction = file.transaction ?? detectMode(source);
		return upPart([wholeOf(source)], transaction, findPlaceholders(file.path, source));
	},
};

/** Flyway reads a location with all folders below it, save that each kind of database has its own. */
function locationOf(folder: string): string {
	const parts = folder.split('/');
	const migration = parts.findLastIndex((part) => /^migrations?$/i.test(part));
	if (migration < 0) return folder;
	const dialects = parts.slice(migration + 1).findLastIndex((part) => dialectOfFolder(part) !== null);
	return parts.slice(0, migration + dialects + 2).join('/');
}

async function planVersioned(present: readonly string[], tree: Tree): Promise<Plan> {
	const found = present.flatMap((path) => {
		const [, kind = '', version = '', name = ''] = VERSIONED.exec(baseName(path)) ?? [];
		if (version === '') return [];
		const file = { path, version: toVersion(version), name: toWords(name) };
		return [{ ...file, isBaseline: kind === 'B' }];
	});
	const sorted = found.toSorted((a, b) => compareVersions(a.version, b.version));
	const baseline = sorted.findLast((file) => file.isBaseline);
	const kept = sorted.filter(
		(file) =>
			file === baseline ||
			(!file.isBaseline && (!baseline || compareVersions(file.version, baseline.version) > 0)),
	);
	const files = kept.map(({ path, version, name }) => ({ path, version, name }));
	requireUniqueVersions(files, 'Flyway');
	const replaced = sorted.filter((file) => !kept.includes(file)).map((file) => file.path);
	const reason = `The baseline ${baseline?.version ?? ''} stands for it: Flyway does not run it in an empty database.`;
	return { files: await withSidecars(files, tree), ledger: skippedSql(replaced, reason) };
}

/** `1_2_0` → `1.2`: underscores are dots, and zeros at the end count for nothing. */
function toVersion(text: string): string {
	const parts = text.split(/[._]/).map((part) => part.replace(/^0+(?=\d)/, ''));
	while (parts.length > 1 && parts.at(-1) === '0') parts.pop();
	return parts.join('.');
}

function compareVersions(a: string, b: string): number {
	const [left, right] = [a.split('.'), b.split('.')];
	for (let index = 0; index < Math.max(left.length, right.length); index++) {
		const order = compareNumbers(left[index] ?? '0', right[index] ?? '0');
		if (order !== 0) return order;
	}
	return 0;
}

/** Applies `FILE.conf`, which may say that a file is run outside a transaction. */
async function withSidecars(files: readonly PlannedFile[], tree: Tree): Promise<readonly PlannedFile[]> {
	return Promise.all(
		files.map(async (file) => {
			const path = `${file.path}.conf`;
			if (!tree.all.has(path)) return file;
			const match = /^\s*executeInTransaction\s*=\s*(true|false)\s*$/im.exec((await tree.read(path)) ?? '');
			if (!match) return file;
			return { ...file, transaction: match[1]?.toLowerCase() === 'true' ? 'transaction' : 'none' };
		}),
	);
}

const OUTSIDE_TRANSACTIONS = [
	/^(?:create|drop)\s+(?:unique\s+)?index\s+concurrently\b/i,
	/^(?:create|drop)\s+(?:database|tablespace|subscription)\b/i,
	/^alter\s+system\b/i,
	/^reindex\s+(?:\([^)]*\)\s*)?(?:schema|database|system)\b/i,
	/^vacuum\b/i,
	/^discard\s+all\b/i,
];

/** Flyway looks at the statements themselves to see whether a transaction is possible. */
function detectMode(source: string): TransactionMode {
	const isOutside = (text: string): boolean => OUTSIDE_TRANSACTIONS.some((pattern) => pattern.test(text));
	return splitStatements(source).some(({ text }) => isOutside(text)) ? 'none' : 'transaction';
}

function findPlaceholders(file: string, source: string): readonly LedgerEntry[] {
	const seen = new Map<string, number>();
	for (const { 0: placeholder, index } of source.matchAll(/\$\{[^}\s]+\}/g)) {
		if (!seen.has(placeholder)) seen.set(placeholder, index);
	}
	return [...seen].map(([placeholder, start]) => ({
		kind: 'not-understood',
		message: `Flyway fills in ${placeholder}; its value is not known here and it stays as it is.`,
		file,
		line: positionAt(source, start).line,
	}));
}
