import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import type { FileSource, LedgerEntry } from '../project/project.ts';
import { matchesGlob } from './glob.ts';
import { readDbmlText } from './read/dbml-requirements.ts';
import { READERS } from './read/index.ts';
import { type Page, readPage } from './read/page.ts';
import type { Reading } from './read/reader.ts';
import type { Requirement } from './requirement.ts';

/** What the documents of a repository require. */
export interface FoundRequirements {
	/** The files that were read, sorted. */
	readonly files: readonly string[];
	/** File by file, and in a file reader by reader. */
	readonly requirements: readonly Requirement[];
	/** The Markdown among them. */
	readonly pages: readonly Page[];
	readonly ledger: readonly LedgerEntry[];
}

/** In UTF-16 units; larger documents are not written by people who say what they need. */
const LARGEST_DOCUMENT = 500_000;
const MOST_FILES = 500;

const NOT_REQUIREMENTS =
	/(?:^|\/)(?:changelog|license|licence|contributing|code_of_conduct|security|authors|notice|pull_request_template)(?:\.[\w-]+)?\.(?:md|markdown)$|(?:^|\/)(?:\.github|\.git|node_modules|vendor|third_party|dist|build)\//i;

/**
 * Reads the documents that the config names, or all Markdown and DBML files of the repository. Throws a UserError where
 * the config's patterns fit no file.
 */
export async function findRequirements(
	source: FileSource,
	database: DatabaseConfig,
): Promise<FoundRequirements> {
	const ledger: LedgerEntry[] = [];
	const files = await chooseFiles(source, database, ledger);
	const requirements: Requirement[] = [];
	const read: string[] = [];
	const pages: Page[] = [];
	for (const file of files) {
		const text = await readDocument(source, file, ledger);
		if (text === null) continue;
		read.push(file);
		const page = /\.dbml$/i.test(file) ? null : readPage(file, text);
		if (page) pages.push(page);
		const readings: readonly Reading[] = page
			? READERS.map((reader) => reader.read(page))
			: [readDbmlText(file, text)];
		for (const { requirements: found, problems } of readings) {
			for (const requirement of found) requirements.push(requirement);
			for (const { line, message } of problems.slice(0, 20))
				ledger.push({ kind: 'not-understood', message: `In DBML, ${message}.`, file, line });
		}
	}
	return { files: read, requirements, pages, ledger };
}

async function chooseFiles(
	source: FileSource,
	{ requirements, document }: DatabaseConfig,
	ledger: LedgerEntry[],
): Promise<readonly string[]> {
	const all = await source.list('');
	const pages = document.replace(/\.md$/i, '/');
	const isOwn = (file: string): boolean => file === document || file.startsWith(pages);
	const readable = all.filter((file) => /\.(?:md|markdown|dbml)$/i.test(file) && !isOwn(file));
	if (requirements === null) {
		const found = readable.filter((file) => !NOT_REQUIREMENTS.test(file));
		if (found.length > MOST_FILES) {
			const message = `Of ${found.length} documents the first ${MOST_FILES} are read: name those that matter with \`requirements\`.`;
			ledger.push({ kind: 'skipped', message, file: found[MOST_FILES]!, line: null });
		}
		return found.slice(0, MOST_FILES);
	}
	const named = all.filter(
		(file) => !isOwn(file) && requirements.some((pattern) => matchesGlob(file, pattern)),
	);
	if (named.length === 0) {
		throw new UserError('config', 'No document of the repository fits `requirements`.', {
			facts: { 'looked for': requirements.join(', ') },
			hint: 'Give paths relative to the root of the repository, such as `docs/requirements/**/*.md`.',
		});
	}
	return named;
}

async function readDocument(source: FileSource, file: string, ledger: LedgerEntry[]): Promise<string | null> {
	try {
		const text = await source.read(file);
		if (text === null || text.length <= LARGEST_DOCUMENT) return text;
		ledger.push({
			kind: 'skipped',
			message: 'The document is too large to be read for requirements.',
			file,
			line: null,
		});
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		ledger.push({
			kind: 'skipped',
			message: `The document cannot be read: ${error.message}`,
			file,
			line: null,
		});
	}
	return null;
}
