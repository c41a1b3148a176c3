import { type Scanner, scan } from './scanner.ts';
import type { Span, Statement } from './statement.ts';

/** A line for the command line client psql, such as `\restrict x`; it is no SQL and no server takes it. */
export interface MetaCommand {
	readonly text: string;
	readonly span: Span;
}

/** What a file of SQL consists of, each part in the order in which it stands there. */
export interface Script {
	readonly statements: readonly Statement[];
	readonly metaCommands: readonly MetaCommand[];
}

/** The statements of a PostgreSQL text, without comments around them and without empty ones; linear in the text's length. */
export function splitStatements(source: string): readonly Statement[] {
	return splitScript(source).statements;
}

/** The statements and psql's own lines of a text; never throws, whatever the text is. */
export function splitScript(source: string): Script {
	const statements: Statement[] = [];
	const metaCommands: MetaCommand[] = [];
	const scanner = scan(source);
	const findCopyData = copyDataIn(source);
	let open: OpenStatement | null = null;

	const close = (copyData: Span | null): void => {
		if (!open) return;
		const span = { start: open.start, end: open.end };
		const text = source.slice(span.start, span.end);
		statements.push(
			copyData ? { text, span, copyData: source.slice(copyData.start, copyData.end) } : { text, span },
		);
		open = null;
	};

	while (scanner.next()) {
		// A comment that nothing closes is an error for the engine to tell, not something to drop.
		if (scanner.kind === 'comment' && scanner.closed) continue;
		const symbol = scanner.kind === 'symbol' ? source[scanner.start] : null;
		if (symbol === '\\') {
			const command = metaCommandAt(source, scanner.start);
			metaCommands.push(command);
			// `\g` and its kin send the statement before them, as a semicolon does.
			if (/^\\(?:g|;|crosstabview|watch|bind)/.test(command.text)) close(null);
			const rows = COPY_FROM_SCRIPT.test(command.text) ? findCopyData(command.span.end) : null;
			scanner.jump(rows ? afterLine(source, rows.end) : command.span.end);
		} else if (symbol === ';' && (!open || isComplete(open))) {
			const copyData: Span | null = open && isCopyFromStdin(open) ? findCopyData(scanner.end) : null;
			close(copyData);
			if (copyData) scanner.jump(afterLine(source, copyData.end));
		} else {
			open ??= { start: scanner.start, end: 0, depth: 0, words: 0, form: 'other', previous: '', blocks: 0 };
			extend(open, scanner, source);
		}
	}
	close(null);
	return { statements, metaCommands };
}

interface OpenStatement {
	readonly start: number;
	end: number;
	/** Parentheses that are open. */
	depth: number;
	words: number;
	/** What matters about its first words: a routine may hold `BEGIN ATOMIC … END`, a COPY may be followed by rows. */
	form: 'other' | 'create' | 'routine' | 'copy' | 'copy-from-stdin';
	/** The word before, in lower case, in the forms that need it. */
	previous: string;
	/** `BEGIN ATOMIC` and `CASE` that await their `END`. */
	blocks: number;
}

function isComplete(open: OpenStatement): boolean {
	return open.depth === 0 && open.blocks === 0;
}

function isCopyFromStdin(open: OpenStatement): boolean {
	return open.form === 'copy-from-stdin';
}

function extend(open: OpenStatement, scanner: Scanner, source: string): void {
	open.end = scanner.end;
	if (scanner.kind === 'word') {
		open.words++;
		if (open.words === 1 || open.form !== 'other') {
			readWord(open, source.slice(scanner.start, scanner.end).toLowerCase());
		}
		return;
	}
	open.previous = '';
	if (scanner.kind !== 'symbol') return;
	const symbol = source[scanner.start];
	if (symbol === '(') open.depth++;
	else if (symbol === ')' && open.depth > 0) open.depth--;
}

function readWord(open: OpenStatement, word: string): void {
	if (open.words === 1) {
		open.form = word === 'create' ? 'create' : word === 'copy' ? 'copy' : 'other';
	} else if (open.form === 'create') {
		// CREATE [OR REPLACE] FUNCTION | PROCEDURE
		if (word === 'function' || word === 'procedure') open.form = 'routine';
		else if (word !== 'or' && word !== 'replace') open.form = 'other';
	} else if (open.form === 'routine') {
		readRoutineWord(open, word);
	} else if (open.form === 'copy' && open.depth === 0 && open.previous === 'from' && word === 'stdin') {
		open.form = 'copy-from-stdin';
	}
	open.previous = word;
}

function readRoutineWord(open: OpenStatement, word: string): void {
	if (open.blocks === 0) {
		if (word === 'atomic' && open.previous === 'begin') open.blocks = 1;
	} else if (word === 'case') open.blocks++;
	else if (word === 'end') open.blocks--;
}

/** psql's own copy of rows that stand below it. */
const COPY_FROM_SCRIPT = /^\\copy\s.*\sfrom\s+p?stdin\b/i;

function metaCommandAt(source: string, start: number): MetaCommand {
	const end = endOfLine(source, start);
	const text = source.slice(start, end).trimEnd();
	return { text, span: { start, end: start + text.length } };
}

/** Finds the rows after a semicolon; remembers that no more end marks follow, so that a text is read once. */
function copyDataIn(source: string): (semicolon: number) => Span | null {
	const endMark = /^\\\.[ \t]*\r?$/gm;
	let exhausted = false;
	return (semicolon) => {
		if (exhausted) return null;
		const start = afterLine(source, semicolon);
		endMark.lastIndex = start;
		const found = endMark.exec(source);
		exhausted = found === null;
		return found && { start, end: found.index };
	};
}

function endOfLine(source: string, at: number): number {
	const newline = source.indexOf('\n', at);
	return newline < 0 ? source.length : newline;
}

function afterLine(source: string, at: number): number {
	return Math.min(endOfLine(source, at) + 1, source.length);
}
