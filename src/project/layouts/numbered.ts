import { positionAt } from '../../sql/position.ts';
import { UNKNOWN_CONDUCT } from '../conduct.ts';
import type { LedgerEntry } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import { chooseBySuffix } from './dialect-suffix.ts';
import { type Layout, type PlannedFile, upPart } from './layout.ts';
import {
	baseName,
	codeMigrations,
	compareNumbers,
	filesIn,
	folderOf,
	groupByFolder,
	skippedSql,
	toWords,
} from './names.ts';
import { passedOver } from './passed-over.ts';
import { readPsql } from './psql.ts';

const FILE = /^(?:[vV](?!.*__))?(\d+)(?:[._-]+(.*?))?(?:\.up)?\.sql$/s;
const BACKWARD = /\.(?:down|rollback|undo|revert)\.sql$|^\d+[._-]undo[._-]|[._-](?:down|rollback)\.sql$/i;

/** A line that begins the way back in one of the many annotations of tools that are not known here. */
const DOWN =
	/^(?:#[ \t]*)?--[ \t-]*(?:\+\w+[ \t]+|migrate:|[@!])?(?:downs?|undo|rollback)(?:[ \t]+migration)?[ \t:-]*\r?$/im;

/** Plain numbered SQL files of no known tool, ordered by number and then by name. */
export const numbered: Layout = {
	name: 'numbered',
	title: 'numbered SQL files',
	pattern: 'migrations/NUMBER_name.sql',
	bookkeepingTables: [],
	conduct: UNKNOWN_CONDUCT,

	async find(tree) {
		return [...groupByFolder(tree.files, isForward)].map(([directory, files]) => ({
			directory,
			count: files.length,
			certainty: /migrat/i.test(directory) ? 'shaped' : 'fallback',
		}));
	},

	async plan(directory, tree) {
		const present = filesIn(tree, directory);
		const { kept, replaced, foreign } = chooseBySuffix(present.filter((path) => isForward(baseName(path))));
		const files = kept
			.map((path) => {
				const [, version = '', name = ''] = FILE.exec(baseName(path)) ?? [];
				return { path, version, name: toWords(name) };
			})
			.toSorted((a, b) => compareNumbers(a.version, b.version) || comparePaths(a.path, b.path));
		const backward = present.filter((path) => BACKWARD.test(baseName(path)));
		const others = present.filter((path) => !isForward(baseName(path)) && !BACKWARD.test(baseName(path)));
		const below = tree.files.filter(
			(path) => path.startsWith(`${directory}/`) && folderOf(path) !== directory,
		);
		return {
			files,
			ledger: [
				...doubtsAboutOrder(directory, files),
				...skippedSql(replaced, 'The file of this name for PostgreSQL runs in its place.'),
				...passedOver(foreign, directory, 'for another kind of database'),
				...passedOver(backward, directory, 'taken for the way back'),
				...skippedSql(others, 'Its name begins with no number: it is not taken for a migration.'),
				...skippedSql(below, 'It stands in a folder of its own: it is not taken for a migration.'),
				...codeMigrations(others, /^\d+[._-]/),
			],
		};
	},

	async readUp({ path }, source, context) {
		const down = DOWN.exec(source);
		const span = { start: 0, end: down?.index ?? source.length };
		const message = 'From here on it is taken for the way back, which is not replayed.';
		const ledger: LedgerEntry[] = down
			? [{ kind: 'assumed', message, file: path, line: positionAt(source, down.index).line }]
			: [];
		// Only psql reads such lines, so it is psql that runs the file.
		if (!/^[ \t]*\\[a-z]/m.test(source)) return upPart([span], 'implicit', ledger);
		const { replacements, ledger: notes } = await readPsql(path, source, context);
		return {
			sections: [{ spans: [span], transaction: 'none' }],
			replacements,
			ledger: [...ledger, ...notes],
		};
	},
};

function isForward(name: string): boolean {
	return FILE.test(name) && !BACKWARD.test(name);
}

/** No tool says which order is meant: where numbers and text disagree, or numbers repeat, it is a guess. */
function doubtsAboutOrder(directory: string, files: readonly PlannedFile[]): readonly LedgerEntry[] {
	const byText = files.toSorted((a, b) => comparePaths(a.path, b.path));
	const differs = byText.findIndex((file, index) => file !== files[index]);
	const repeats = files.filter((file, index) => {
		const before = files[index - 1];
		return before !== undefined && compareNumbers(before.version, file.version) === 0;
	});
	const entries: LedgerEntry[] = repeats.map((file) => ({
		kind: 'assumed',
		message: `Number ${file.version} is used more than once: files of one number run in the order of their names.`,
		file: file.path,
		line: null,
	}));
	if (differs < 0) return entries;
	const message = `The files run in the order of their numbers, which differs from the order of their names: ${baseName(files[differs]!.path)} runs before ${baseName(byText[differs]!.path)}.`;
	return [{ kind: 'assumed', message, file: directory, line: null }, ...entries];
}
