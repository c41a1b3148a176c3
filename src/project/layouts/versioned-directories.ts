import { UNKNOWN_CONDUCT } from '../conduct.ts';
import { comparePaths } from '../sources/paths.ts';
import { type Layout, type PlannedFile, type Tree, upPart } from './layout.ts';
import {
	baseName,
	compareNumbers,
	filesBelow,
	folderOf,
	groupByFolder,
	joinPath,
	skippedSql,
	toWords,
	wholeOf,
} from './names.ts';
import { passedOver } from './passed-over.ts';
import { readManifest } from './versioned-manifest.ts';
import { findStart } from './versioned-start.ts';

const VERSION = /^v?(\d+(?:\.\d+)+)$/;
const BACKWARD = /[._-](?:down|rollback|undo|revert)\.sql$/i;

/** Folders named by a version, such as `0.22` or `v1.10`, with SQL files inside, or a manifest that lists them. */
export const versionedDirectories: Layout = {
	name: 'versioned-directories',
	title: 'versioned directories',
	pattern: 'migrations/0.22/01_name.sql, or versioned/v1.10/manifest.json',
	bookkeepingTables: [],
	conduct: UNKNOWN_CONDUCT,

	async find(tree) {
		const folders = new Map<string, { count: number; isListed: boolean }>();
		for (const path of tree.files) {
			const folder = folderOf(path);
			if (!VERSION.test(baseName(folder)) || !isSql(path)) continue;
			const directory = folderOf(folder);
			const { count, isListed } = folders.get(directory) ?? { count: 0, isListed: false };
			const hasManifest = isListed || tree.all.has(joinPath(folder, 'manifest.json'));
			folders.set(directory, { count: count + 1, isListed: hasManifest });
		}
		return [...folders].map(([directory, { count, isListed }]) => ({
			directory,
			count,
			certainty: isListed || /migrat|versioned/i.test(directory) ? 'shaped' : 'fallback',
			covers: [directory],
		}));
	},

	async plan(directory, tree) {
		const below = filesBelow(tree, directory);
		const inFolders = groupByFolder(below, isSql);
		const folders = [...new Set(below.map(folderOf))]
			.filter((folder) => folderOf(folder) === directory && VERSION.test(baseName(folder)))
			.toSorted((a, b) => compareVersions(versionOf(a), versionOf(b)) || comparePaths(a, b));
		const versioned = (
			await Promise.all(folders.map((folder) => readFolder(folder, inFolders.get(folder) ?? [], tree)))
		).flat();
		const start = await findStart(directory, versioned, tree);
		const files = start.replacesAll ? start.files : [...start.files, ...versioned];
		const planned = new Set([...files, ...versioned].map(({ path }) => path));
		const others = below.filter((path) => !planned.has(path) && !start.passedOver.includes(path));
		return {
			files,
			ledger: [
				...start.ledger,
				...passedOver(
					others.filter((path) => BACKWARD.test(path)),
					directory,
					'taken for the way back',
				),
				...skippedSql(
					others.filter((path) => !BACKWARD.test(path)),
					'It is in no folder of a version, or not listed in its manifest: it is not taken for a migration.',
				),
			],
		};
	},

	readUp: (_file, source) => upPart([wholeOf(source)], 'implicit'),
};

function isSql(path: string): boolean {
	return path.endsWith('.sql') && !BACKWARD.test(path);
}

function versionOf(folder: string): string {
	return VERSION.exec(baseName(folder))?.[1] ?? '';
}

function compareVersions(a: string, b: string): number {
	const [left, right] = [a.split('.'), b.split('.')];
	for (let index = 0; index < Math.max(left.length, right.length); index++) {
		const order = compareNumbers(left[index] ?? '0', right[index] ?? '0');
		if (order !== 0) return order;
	}
	return 0;
}

/** The files of one version: as its manifest lists them, otherwise by number and name. */
async function readFolder(
	folder: string,
	sql: readonly string[],
	tree: Tree,
): Promise<readonly PlannedFile[]> {
	const listed = await readManifest(joinPath(folder, 'manifest.json'), tree);
	const paths = listed ?? sql.toSorted(compareFiles);
	return paths.map((path) => {
		const [, number = '', name = ''] = /^(\d*)(.*?)(?:\.up)?\.sql$/.exec(baseName(path)) ?? [];
		const version = number === '' ? versionOf(folder) : `${versionOf(folder)}/${number}`;
		return { path, version, name: toWords(name) };
	});
}

function compareFiles(a: string, b: string): number {
	const [left, right] = [a, b].map((path) => /^\d+/.exec(baseName(path))?.[0] ?? '0');
	return compareNumbers(left ?? '0', right ?? '0') || comparePaths(a, b);
}
