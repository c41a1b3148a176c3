import { KNOWS_VERSIONS } from '../conduct.ts';
import { comparePaths } from '../sources/paths.ts';
import { findAbove } from './ancestors.ts';
import { readUpYaml } from './hasura-yaml.ts';
import { type Candidate, downFile, type Layout, type Tree, type UpPart, upPart } from './layout.ts';
import { baseName, compareNumbers, filesBelow, folderOf, skippedSql, toWords, wholeOf } from './names.ts';
import { passedOver } from './passed-over.ts';

/** `VERSION_name/up.sql`, or `VERSION_name.up.sql` in the oldest form. */
const FILE = /(?:^|\/)(\d+)_([^/]*)(?:\/|\.)(up|down)\.(sql|yaml)$/;
const SETTINGS = /^(?:metadata_directory|endpoint)[ \t]*:/m;

/** Hasura: folders `VERSION_name` with `up.sql` or `up.yaml`, or flat files of such names, ordered by number. */
export const hasura: Layout = {
	name: 'hasura',
	title: 'Hasura',
	pattern: 'migrations/DATABASE/VERSION_name/up.sql below a config.yaml',
	// Hasura keeps its records in a namespace of its own.
	bookkeepingTables: [],
	conduct: { ...KNOWS_VERSIONS, late: 'runs' },

	async find(tree) {
		const counts = new Map<string, { count: number; isFolded: boolean; hasYaml: boolean }>();
		for (const path of tree.files) {
			const match = FILE.exec(path);
			if (match?.[3] !== 'up') continue;
			const directory = directoryOf(path);
			const { count, isFolded, hasYaml } = counts.get(directory) ?? {
				count: 0,
				isFolded: false,
				hasYaml: false,
			};
			counts.set(directory, {
				count: count + 1,
				isFolded: isFolded || isInFolder(path),
				hasYaml: hasYaml || match[4] === 'yaml',
			});
		}
		const found = await Promise.all(
			[...counts].map(async ([directory, { count, isFolded, hasYaml }]): Promise<readonly Candidate[]> => {
				const isMarked = hasYaml || (isFolded && (await isHasura(tree, directory)));
				return isMarked ? [{ directory, count, certainty: 'marked', covers: [directory] }] : [];
			}),
		);
		return found.flat();
	},

	async plan(directory, tree) {
		const present = filesBelow(tree, directory);
		const isOwn = (path: string): boolean => FILE.test(path) && directoryOf(path) === directory;
		const files = present
			.filter(isOwn)
			.map((path) => ({ path, match: FILE.exec(path) }))
			.filter(({ match }) => match?.[3] === 'up')
			.map(({ path, match }) => ({ path, version: match?.[1] ?? '', name: toWords(match?.[2] ?? '') }))
			// The SQL of a version comes before its YAML.
			.toSorted((a, b) => compareNumbers(a.version, b.version) || comparePaths(a.path, b.path));
		const others = present.filter((path) => !isOwn(path));
		return {
			files,
			ledger: [
				...passedOver(
					present.filter((path) => isOwn(path) && FILE.exec(path)?.[3] === 'down'),
					directory,
					'for the way back',
				),
				...skippedSql(others, 'It is not VERSION_name/up.sql: Hasura does not run it.'),
			],
		};
	},

	readUp: ({ path }, source) => readFile(path, source),

	readDown({ path }, _source, context) {
		const start = path.replace(/up\.(?:sql|yaml)$/, 'down');
		const ending = path.endsWith('.yaml') ? ['yaml', 'sql'] : ['sql', 'yaml'];
		return downFile(
			ending.map((each) => `${start}.${each}`),
			context,
			readFile,
		);
	},
};

function readFile(path: string, source: string): UpPart {
	if (path.endsWith('.yaml')) return readUpYaml(path, source);
	const [first = ''] = source.split('\n', 1);
	// Without its own transaction the file is still sent as one message.
	const isBare = first.trim() === '-- hasura:no-transaction';
	return upPart([wholeOf(source)], isBare ? 'implicit' : 'transaction');
}

function isInFolder(path: string): boolean {
	return /^(?:up|down)\./.test(baseName(path));
}

function directoryOf(path: string): string {
	return isInFolder(path) ? folderOf(folderOf(path)) : folderOf(path);
}

/** Folders with `up.sql` are Diesel's as well: Hasura's own project file tells. */
async function isHasura(tree: Tree, directory: string): Promise<boolean> {
	const config = findAbove(tree.all, directory, ['config.yaml', 'config.yml']);
	return config !== null && SETTINGS.test((await tree.read(config).catch(() => null)) ?? '');
}
