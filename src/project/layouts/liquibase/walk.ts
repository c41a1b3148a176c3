import { UserError } from '../../../errors.ts';
import type { Replacement } from '../../../sql/fill-in.ts';
import { positionsIn } from '../../../sql/position.ts';
import type { LedgerEntry } from '../../project.ts';
import { readFlatSettings } from '../flat-settings.ts';
import type { Tree, UpSection } from '../layout.ts';
import type { ChangeLog, Entry } from './change-log.ts';
import { isForPostgres, runChangeSet } from './change-set.ts';
import { findFile, findFolder } from './find-file.ts';
import { openProperties, type Properties } from './properties.ts';
import { isChangeLogName, readChangeLog } from './read-change-log.ts';

/** A run of changesets that stand in one file, as they are run. */
export interface Piece {
	readonly path: string;
	readonly sections: UpSection[];
	readonly replacements: Replacement[];
}

/** A root changelog with all that it includes, in Liquibase's order. */
export interface Walk {
	readonly tree: Tree;
	readonly properties: Properties;
	readonly pieces: Piece[];
	readonly ledger: LedgerEntry[];
	/** Every file that was read. */
	readonly files: Set<string>;
	/** The changesets by what Liquibase knows them by. */
	readonly identities: Set<string>;
	/** The files with a changeset whose text is meant to be edited. */
	readonly repeatable: Set<string>;
	/** The properties without a value that were told, by their file. */
	readonly unknown: Map<string, Set<string>>;
	/** The changesets that hold something else than SQL, by their file. */
	readonly notSql: Map<string, { readonly line: number; readonly first: string; count: number }>;
	/** How many changelogs have been included so far, each as often as it is. */
	includes: number;
}

/** Files that include others twice in a row need little text to be without end. */
const MOST_INCLUDES = 20_000;

/** A changelog on the way, and how it was come to. */
export interface Stop {
	readonly log: ChangeLog;
	/** The 1-based line of an offset in it. */
	readonly lineOf: (offset: number) => number;
	readonly root: string;
	readonly around: readonly string[];
}

/**
 * Follows changelogs from their roots on. Throws a UserError for a file that is not there, for changelogs that include
 * each other and for changesets that are there twice, as Liquibase does.
 */
export async function walkChangeLogs(
	roots: readonly string[],
	tree: Tree,
	given: Readonly<Record<string, string>>,
): Promise<Walk> {
	const walk: Walk = {
		tree,
		properties: openProperties(given),
		pieces: [],
		ledger: [],
		files: new Set(),
		identities: new Set(),
		repeatable: new Set(),
		unknown: new Map(),
		notSql: new Map(),
		includes: 0,
	};
	for (const root of roots) await follow(root, { root, around: [] }, walk);
	for (const [file, { line, first, count }] of walk.notSql)
		walk.ledger.push(aboutNotSql(file, line, first, count));
	return walk;
}

async function follow(
	path: string,
	{ root, around }: Pick<Stop, 'root' | 'around'>,
	walk: Walk,
): Promise<void> {
	const text = await walk.tree.read(path);
	if (text === null)
		throw new UserError('load', 'This changelog is not there.', { location: { file: path } });
	walk.files.add(path);
	if (/validCheckSum/i.test(text)) walk.repeatable.add(path);
	const log = readChangeLog(path, text);
	const position = positionsIn(text);
	const lineOf = (offset: number): number => position(offset).line;
	const stop = { log, lineOf, root, around: [...around, path] };
	for (const entry of log.entries) await take(entry, stop, walk);
}

async function take(entry: Entry, stop: Stop, walk: Walk): Promise<void> {
	const { log } = stop;
	const { tree, properties } = walk;
	const location = { file: log.path, line: stop.lineOf(entry.offset) };
	const filled = (text: string): string => properties.expand(text, () => undefined);
	switch (entry.kind) {
		case 'changeset':
			return runChangeSet(entry, stop, walk);
		case 'property':
			if (isForPostgres(entry.dbms)) properties.set(entry.name, entry.value);
			return;
		case 'property-file': {
			const found = findFile(filled(entry.path), log.path, stop.root, entry.isRelative, tree);
			if (found === null) throw notThere(entry.path, location);
			walk.files.add(found);
			const settings = readFlatSettings('.properties', (await tree.read(found)) ?? '');
			for (const [name, [value = '']] of settings) properties.set(name, value);
			return;
		}
		case 'include': {
			const found = findFile(filled(entry.path), log.path, stop.root, entry.isRelative, tree);
			if (found !== null) return include(found, location, stop, walk);
			if (!entry.isOptional) throw notThere(entry.path, location);
			walk.ledger.push({
				kind: 'skipped',
				message: `${entry.path} is not there, which is allowed.`,
				...location,
			});
			return;
		}
		case 'include-all': {
			const found = findFolder(filled(entry.path), log.path, stop.root, entry.isRelative, tree);
			if (found === null && !entry.isOptional) throw notThere(entry.path, location);
			if (entry.isProgrammed) {
				const message = 'A program chooses or orders these files; they are taken all, by their paths.';
				walk.ledger.push({ kind: 'assumed', message, ...location });
			}
			const ofEnding = (found ?? []).filter((path) => isChangeLogName(path) && path.endsWith(entry.ending));
			for (const path of ofEnding) await include(path, location, stop, walk);
		}
	}
}

async function include(
	path: string,
	location: { readonly file: string; readonly line: number },
	{ root, around }: Stop,
	walk: Walk,
): Promise<void> {
	if (around.includes(path)) {
		throw new UserError('load', `${path} includes itself.`, {
			location,
			facts: { 'included by': around.join('\n') },
		});
	}
	if (++walk.includes > MOST_INCLUDES) {
		throw new UserError('limit', `More than ${MOST_INCLUDES} changelogs are included.`, {
			location,
			facts: { 'included by': around.join('\n') },
			hint: 'Include each changelog once.',
		});
	}
	if (isChangeLogName(path)) return follow(path, { root, around }, walk);
	const message = `${path} is no changelog in SQL, XML, YAML or JSON: what it does to the schema is missing from here on.`;
	walk.ledger.push({ kind: 'not-understood', message, ...location });
}

function notThere(path: string, location: { readonly file: string; readonly line: number }): UserError {
	return new UserError('load', `${path}, which is named here, is not there.`, {
		location,
		hint: 'Commit it, as Liquibase itself stops without it; nothing outside of the repository is read. Where its path depends on a property, give that under `placeholders`.',
	});
}

function aboutNotSql(file: string, line: number, first: string, count: number): LedgerEntry {
	const which = count === 1 ? first : `${first} and ${count - 1} more changesets of this file`;
	const message = `Not SQL, so what it does to the schema is missing from here on: ${which}. Have \`liquibase update-sql\` write it as SQL, or run Liquibase itself as \`migrate-command\`.`;
	return { kind: 'not-understood', message, file, line };
}
