import { UserError } from '../../errors.ts';
import type { LedgerEntry } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import type { Candidate, PlannedFile, Tree } from './layout.ts';

/** The part of a path after the last slash. */
export function baseName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** The part of a path before the last slash; empty at the root. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** A path below a folder, which may be the root. */
export function joinPath(folder: string, name: string): string {
	return folder === '' ? name : `${folder}/${name}`;
}

/** The words of a migration's name: `add_phone-number` → `add phone number`. */
export function toWords(name: string): string {
	return name.replaceAll(/[_-]+/g, ' ').trim();
}

/** Orders decimal digits of any length by their value. */
export function compareNumbers(a: string, b: string): number {
	const [left, right] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
	return left.length - right.length || comparePaths(left, right);
}

/** The paths whose part below their folder matches, by folder; the folders come in the order of the paths. */
export function groupByFolder(
	paths: readonly string[],
	matches: (name: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
	const folders = new Map<string, string[]>();
	for (const path of paths) {
		if (!matches(baseName(path))) continue;
		const folder = folderOf(path);
		const found = folders.get(folder);
		if (found) found.push(path);
		else folders.set(folder, [path]);
	}
	return folders;
}

/** The folders that hold matching files, each as a candidate of one certainty. */
export function candidatesByFolder(
	paths: readonly string[],
	matches: (name: string) => boolean,
	certainty: Candidate['certainty'],
): readonly Candidate[] {
	return [...groupByFolder(paths, matches)].map(([directory, files]) => ({
		directory,
		count: files.length,
		certainty,
	}));
}

/** The folders of matching files of which at least one holds a tool's annotation, as candidates. */
export async function candidatesByContent(
	tree: Tree,
	matches: (name: string) => boolean,
	annotation: RegExp,
): Promise<readonly Candidate[]> {
	const found = await Promise.all(
		[...groupByFolder(tree.files, matches)].map(async ([directory, files]): Promise<readonly Candidate[]> => {
			const isMarked = await someHold(tree, files, annotation);
			return isMarked ? [{ directory, count: files.length, certainty: 'marked' }] : [];
		}),
	);
	return found.flat();
}

/** Whether one of some files, of many the first and the last few, holds a tool's annotation. */
export async function someHold(tree: Tree, paths: readonly string[], annotation: RegExp): Promise<boolean> {
	return (await sample(tree, paths)).some((text) => annotation.test(text));
}

/** Whether each of some files, of many the first and the last few, holds a tool's annotation. */
export async function allHold(tree: Tree, paths: readonly string[], annotation: RegExp): Promise<boolean> {
	const texts = await sample(tree, paths);
	return texts.length > 0 && texts.every((text) => annotation.test(text));
}

/** How many files at each end of a folder are read to recognise its tool; a repository may have thousands. */
const LOOKED_AT = 8;

async function sample(tree: Tree, paths: readonly string[]): Promise<readonly string[]> {
	const few =
		paths.length <= 2 * LOOKED_AT ? paths : [...paths.slice(0, LOOKED_AT), ...paths.slice(-LOOKED_AT)];
	// A file that cannot be read is no reason to stop before it is known to be meant.
	const texts = await Promise.all(few.map((path) => tree.read(path).catch(() => null)));
	return texts.filter((text) => text !== null);
}

/** The folders that hold folders with a file of one name, as `directory/FOLDER/name`, and how many such files each has. */
export function countByGrandparent(paths: readonly string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const path of paths) {
		const directory = folderOf(folderOf(path));
		counts.set(directory, (counts.get(directory) ?? 0) + 1);
	}
	return counts;
}

/** Every file below a directory, at any depth. */
export function filesBelow(tree: Tree, directory: string): readonly string[] {
	return directory === '' ? tree.files : tree.files.filter((path) => path.startsWith(`${directory}/`));
}

/** The files that stand directly in a directory. */
export function filesIn(tree: Tree, directory: string): readonly string[] {
	return tree.files.filter((path) => folderOf(path) === directory);
}

/** An entry for each SQL file that stands among the migrations and is not one by the tool's rule. */
export function skippedSql(paths: readonly string[], reason: string): readonly LedgerEntry[] {
	return paths
		.filter((path) => path.toLowerCase().endsWith('.sql'))
		.map((file) => ({ kind: 'skipped', message: reason, file, line: null }));
}

/** How the ledger ends where something that changes the schema cannot be run. */
export const INCOMPLETE = 'what it does to the schema is missing, and the replay is incomplete from here on.';

/** What the ledger says of a migration that is code. */
export const IS_CODE = `This migration is code, not SQL: ${INCOMPLETE}`;

/** An entry for each migration that is code, which no database can run. */
export function codeMigrations(paths: readonly string[], numbered: RegExp): readonly LedgerEntry[] {
	return paths
		.filter((path) => CODE.test(path) && numbered.test(baseName(path)))
		.map((file) => ({ kind: 'not-understood', message: IS_CODE, file, line: null }));
}

const CODE = /(?<!_test|\.test|\.spec|\.d)\.(?:go|ts|mts|cts|js|mjs|cjs|py|rb|java|kt|clj|rs|exs?|php)$/;

/** Throws a UserError for two files of one version, as the tool itself would. */
export function requireUniqueVersions(files: readonly PlannedFile[], tool: string): void {
	const seen = new Map<string, string>();
	for (const { version, path } of files) {
		const first = seen.get(version);
		if (first !== undefined) {
			throw new UserError('load', `Version ${version} exists twice.`, {
				location: { file: path },
				facts: { first },
				hint: `${tool} refuses two files of one version: give one of them another number.`,
			});
		}
		seen.set(version, path);
	}
}

/** The whole of a text as one span. */
export function wholeOf(source: string): { readonly start: number; readonly end: number } {
	return { start: 0, end: source.length };
}
