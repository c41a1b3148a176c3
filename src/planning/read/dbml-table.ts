import type { DbmlCheck, DbmlColumn, DbmlIndex, DbmlTable } from './dbml.ts';
import type { DbmlCursor } from './dbml-cursor.ts';
import { readSettings } from './dbml-settings.ts';

/** Reads a table behind the word that begins it. */
export function readTable(cursor: DbmlCursor, line: number): DbmlTable {
	const name = cursor.takeDotted();
	const alias = cursor.accept('as') ? cursor.take().text : null;
	const { settings } = readSettings(cursor);
	const columns: DbmlColumn[] = [];
	const indexes: DbmlIndex[] = [];
	const checks: DbmlCheck[] = [];
	const partials: string[] = [];
	let note = settings.get('note') ?? null;
	if (cursor.enter('{')) {
		for (cursor.skipLines(); !cursor.leave('}'); cursor.skipLines()) {
			if (cursor.accept('~')) partials.push(cursor.take().text);
			else if (cursor.accept('[')) cursor.skipLine();
			else if (!readPart(cursor)) columns.push(readColumn(cursor, name));
		}
	}
	return { name, alias, settings, note, columns, indexes, checks, partials, line };

	/** The parts of a table that are no columns; a column may have the same name as the word that begins one. */
	function readPart(at: DbmlCursor): boolean {
		if (at.isAt('note') && beginsPart(at)) {
			at.take();
			note = readNote(at);
			return true;
		}
		if (at.isAt('indexes') && beginsPart(at)) {
			at.take();
			readEntries(at, () => indexes.push(readIndex(at)));
			return true;
		}
		if (at.isAt('checks') && beginsPart(at)) {
			at.take();
			readEntries(at, () => checks.push(readCheck(at)));
			return true;
		}
		return false;
	}
}

function beginsPart(cursor: DbmlCursor): boolean {
	return cursor.isBefore(':') || cursor.isBefore('{');
}

function readNote(cursor: DbmlCursor): string {
	if (cursor.accept(':')) return cursor.take().text;
	cursor.enter('{');
	const text = cursor.take().text;
	cursor.skipLines();
	cursor.leave('}');
	return text;
}

function readEntries(cursor: DbmlCursor, read: () => void): void {
	if (!cursor.enter('{')) return;
	for (cursor.skipLines(); !cursor.leave('}'); cursor.skipLines()) read();
}

function readIndex(cursor: DbmlCursor): DbmlIndex {
	const { line } = cursor.peek();
	const keys: { text: string; isExpression: boolean }[] = [];
	const add = (): void => {
		const { kind, text } = cursor.take();
		keys.push({ text, isExpression: kind === 'expression' });
	};
	if (cursor.accept('(')) {
		while (!cursor.leave(')')) if (!cursor.accept(',')) add();
	} else add();
	return { keys, settings: readSettings(cursor).settings, line };
}

function readCheck(cursor: DbmlCursor): DbmlCheck {
	const { text, line } = cursor.take();
	return { expression: text, settings: readSettings(cursor).settings, line };
}

function readColumn(cursor: DbmlCursor, table: string): DbmlColumn {
	const { text: name, line } = cursor.take();
	const type = readType(cursor);
	const { settings, references } = readSettings(cursor);
	if (!cursor.isAt('}') && cursor.peek().kind !== 'newline') {
		cursor.problem(cursor.peek().line, `the rest of the column \`${name.slice(0, 40)}\` cannot be read`);
		cursor.skipLine();
	}
	const left = { table, columns: [name] };
	return {
		name,
		type,
		settings,
		references: references.map((reference) => ({ ...reference, left, settings, line })),
		line,
	};
}

/** `decimal(10, 2)`, `timestamp with time zone`, `schema.kind` or `integer[]`. */
function readType(cursor: DbmlCursor): string {
	let type = '';
	for (;;) {
		const { kind, text } = cursor.peek();
		if (kind === 'newline' || cursor.atEnd() || cursor.isAt('}')) break;
		if (cursor.accept('(')) {
			const inside: string[] = [];
			while (!cursor.leave(')')) inside.push(cursor.take().text);
			type += `(${inside.join('')})`;
		} else if (cursor.isAt('[')) {
			if (!cursor.isBefore(']')) break;
			cursor.take();
			cursor.take();
			type += '[]';
		} else {
			cursor.take();
			const joins = type === '' || text === '.' || type.endsWith('.');
			type += joins ? text : ` ${text}`;
		}
	}
	return type;
}
