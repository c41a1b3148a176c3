import { positionAt } from '../../sql/position.ts';
import type { LedgerEntry } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
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
	wholeOf,
} from './names.ts';

const FILE = /^(?:[vV](?!.*__))?(\d+)(?:[._-]+(.*?))?(?:\.up)?\.sql$/s;
const BACKWARD = /\.(?:down|rollback|undo|revert)\.sql$|^\d+[._-]undo[._-]|[._-](?:down|rollback)\.sql$/i;

/** A line that begins the way back in one of the many annotations of tools that are not known here. */
const DOWN =
	/^(?:#[ \t]*)?-{2,}[ \t-]*(?:\+\w+[ \t]+|migrate:|[@!])?(?:downs?|undo|rollback)(?:[ \t]+migration)?[ \t:-]*\r?$/im;

/** Plain numbered SQL files of no known tool, ordered by number and then by name. */
export const numbered: Layout = {
	name: 'numbered',
	title: 'numbered SQL files',
	pattern: 'migrations/NUMBER_name.sql',
	bookkeepingTables: [],

	async find(tree) {
		return [...groupByFolder(tree.files, isForward)].map(([directory, files]) => ({
			directory,
			count: files.length,
			certainty: /migrat/i.test(directory) ? 'shaped' : 'fallback',
		}));
	},

	async plan(directory, tree) {
		const present = filesIn(tree, directory);
		const files = present
			.filter((path) => isForward(baseName(path)))
			.map((path) => {
				const [, version = '', name = ''] = FILE.exec(baseName(path)) ?? [];
				return { path, version, name: toWords(name) };
			})
			.toSorted((a, b) => compareNumbers(a.version, b.version) || comparePaths(a.path, b.path));
		const backward = present.filter((path) => BACKWARD.test(baseName(path)));
		const others = present.filter((path) => !isForward(baseName(path)) && !backward.includes(path));
		const below = tree.files.filter(
			(path) => path.startsWith(`${directory}/`) && folderOf(path) !== directory,
		);
		return {
			files,
			ledger: [
				...doubtsAboutOrder(directory, files),
				...aboutBackward(directory, backward),
				...skippedSql(others, 'Its name begins with no number: it is not taken for a migration.'),
				...skippedSql(below, 'It stands in a folder of its own: it is not taken for a migration.'),
				...codeMigrations(others, /^\d+[._-]/),
			],
		};
	},

	readUp({ path }, source) {
		const down = DOWN.exec(source);
		if (!down) return upPart([wholeOf(source)], 'implicit');
		const message = 'From here on it is taken for the way back, which is not replayed.';
		const { line } = positionAt(source, down.index);
		return upPart([{ start: 0, end: down.index }], 'implicit', [
			{ kind: 'assumed', message, file: path, line },
		]);
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

function aboutBackward(directory: string, paths: readonly string[]): readonly LedgerEntry[] {
	if (paths.length === 0) return [];
	const [first = ''] = paths;
	const which =
		paths.length === 1 ? `${baseName(first)} is` : `${paths.length} files such as ${baseName(first)} are`;
	const message = `${which} taken for the way back, which is not replayed.`;
	return [{ kind: 'skipped', message, file: paths.length === 1 ? first : directory, line: null }];
}
