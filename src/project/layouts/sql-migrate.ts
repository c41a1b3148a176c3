import { UserError } from '../../errors.ts';
import { positionAt } from '../../sql/position.ts';
import type { Span } from '../../sql/statement.ts';
import { KNOWS_VERSIONS } from '../conduct.ts';
import type { TransactionMode } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import { type Candidate, type Layout, type PlannedFile, type UpPart, upPart } from './layout.ts';
import { allHold, baseName, compareNumbers, filesIn, groupByFolder, toWords } from './names.ts';

const FILE = /^(\d*)(.*)\.sql$/;
const COMMAND = '-- +migrate ';

/** The tool stops at any file without one. */
const ANNOTATION = /^-- \+migrate +(?:Up|Down)\b/m;

/** sql-migrate: SQL files with `-- +migrate Up`; numbered ones by number, then the others by name. */
export const sqlMigrate: Layout = {
	name: 'sql-migrate',
	title: 'sql-migrate',
	pattern: 'name.sql with `-- +migrate Up`',
	bookkeepingTables: [
		{
			name: 'gorp_migrations',
			sql: 'CREATE TABLE gorp_migrations (id text NOT NULL PRIMARY KEY, applied_at timestamptz)',
		},
	],
	conduct: { ...KNOWS_VERSIONS, knows: 'file', late: 'runs', onMissing: 'refuses' },

	async find(tree) {
		// Unnumbered files run as well, but are too common to be read in search of a tool.
		const folders = [...groupByFolder(tree.files, (name) => /^\d.*\.sql$/.test(name))];
		const found = await Promise.all(
			folders.map(
				async ([directory, files]): Promise<readonly Candidate[]> =>
					(await allHold(tree, files, ANNOTATION))
						? [{ directory, count: files.length, certainty: 'marked' }]
						: [],
			),
		);
		return found.flat();
	},

	async plan(directory, tree) {
		const files = filesIn(tree, directory)
			.filter((path) => FILE.test(baseName(path)))
			.map((path) => {
				const [, number = '', name = ''] = FILE.exec(baseName(path)) ?? [];
				return { path, version: number === '' ? name : number, name: toWords(name) };
			})
			.toSorted(compareFiles);
		return { files, ledger: [] };
	},

	readUp: ({ path }, source) => readWay(path, source, 'up'),

	readDown: ({ path }, source) => ({ path, source, ...readWay(path, source, 'down') }),
};

/** One way through a file; throws a UserError for what sql-migrate refuses. */
function readWay(path: string, source: string, way: 'up' | 'down'): UpPart {
	const spans: Span[] = [];
	let transaction: TransactionMode = 'transaction';
	let direction: 'up' | 'down' | null = null;
	let block: number | null = null;
	let open: number | null = null;
	const close = (end: number): void => {
		if (open !== null && direction === way) spans.push({ start: open, end });
		open = null;
	};
	for (const { text, start, end } of linesOf(source)) {
		const [command, ...options] = text.startsWith(COMMAND)
			? text.slice(COMMAND.length).trim().split(/\s+/)
			: [];
		if (command === 'Up' || command === 'Down') {
			if (open !== null) throw notEnded(path, source, open);
			direction = command === 'Up' ? 'up' : 'down';
			if (direction === way && options.includes('notransaction')) transaction = 'none';
		} else if (command === 'StatementBegin' && direction !== null) {
			block = start;
		} else if (command === 'StatementEnd' && block !== null) {
			block = null;
			close(start);
		}
		if (text.startsWith('-- ') || text.trim() === '' || direction === null) continue;
		open ??= start;
		if (block === null && endsWithSemicolon(text)) close(end);
	}
	if (direction === null) throw noAnnotation(path);
	if (block !== null) throw neverClosed(path, source, block);
	if (open !== null) throw notEnded(path, source, open);
	return upPart(spans, transaction);
}

/** A number before a name without one, numbers by value, and what is equal so far by the whole name. */
function compareFiles(a: PlannedFile, b: PlannedFile): number {
	const [left, right] = [baseName(a.path), baseName(b.path)];
	const [isNumber, isNumberToo] = [/^\d/.test(left), /^\d/.test(right)];
	if (isNumber !== isNumberToo) return isNumber ? -1 : 1;
	return (isNumber ? compareNumbers(a.version, b.version) : 0) || comparePaths(left, right);
}

interface Line extends Span {
	readonly text: string;
}

function* linesOf(source: string): Generator<Line> {
	for (let start = 0; start < source.length; ) {
		const newline = source.indexOf('\n', start);
		const end = newline < 0 ? source.length : newline + 1;
		yield { text: source.slice(start, end).replace(/\r?\n$/, ''), start, end };
		start = end;
	}
}

/** Whether the last word before a comment ends a statement. */
function endsWithSemicolon(line: string): boolean {
	const words = line.split(/\s+/);
	const comment = words.findIndex((word) => word.startsWith('--'));
	const before = (comment < 0 ? words : words.slice(0, comment)).filter((word) => word !== '');
	return before.at(-1)?.endsWith(';') ?? false;
}

function noAnnotation(file: string): UserError {
	return new UserError('load', 'This file has neither `-- +migrate Up` nor `-- +migrate Down`.', {
		location: { file },
		hint: 'sql-migrate stops at a file without them: begin it with `-- +migrate Up`.',
	});
}

function notEnded(file: string, source: string, offset: number): UserError {
	return new UserError('load', 'This statement has no end.', {
		location: { file, line: positionAt(source, offset).line },
		hint: 'sql-migrate refuses the file: end the statement with a semicolon at the end of a line, or put it between `-- +migrate StatementBegin` and `-- +migrate StatementEnd`.',
	});
}

function neverClosed(file: string, source: string, offset: number): UserError {
	return new UserError('load', 'Nothing closes this `-- +migrate StatementBegin`.', {
		location: { file, line: positionAt(source, offset).line },
		hint: 'sql-migrate refuses the file: add `-- +migrate StatementEnd`.',
	});
}
