import { type DbmlCursor, openCursor } from './dbml-cursor.ts';
import { readEndpoint, readRelationship, readSettings } from './dbml-settings.ts';
import { readTable } from './dbml-table.ts';

/** Settings in square brackets by their names in lower case; a setting without a value has an empty one. */
export type DbmlSettings = ReadonlyMap<string, string>;

/** One end of a relationship. */
export interface DbmlEnd {
	/** With its namespace before a dot, where it has one. */
	readonly table: string;
	readonly columns: readonly string[];
}

/** A relationship; `<` is one-to-many from left to right, `>` many-to-one, `-` one-to-one and `<>` many-to-many. */
export interface DbmlReference {
	readonly left: DbmlEnd;
	readonly sign: '<' | '>' | '-' | '<>';
	readonly right: DbmlEnd;
	readonly settings: DbmlSettings;
	readonly line: number;
}

/** A column with its type as typed. */
export interface DbmlColumn {
	readonly name: string;
	readonly type: string;
	readonly settings: DbmlSettings;
	/** The references within its settings. */
	readonly references: readonly DbmlReference[];
	readonly line: number;
}

/** One entry of an `indexes` block; keys in backticks are expressions. */
export interface DbmlIndex {
	readonly keys: readonly { readonly text: string; readonly isExpression: boolean }[];
	readonly settings: DbmlSettings;
	readonly line: number;
}

/** One entry of a `checks` block. */
export interface DbmlCheck {
	readonly expression: string;
	readonly settings: DbmlSettings;
	readonly line: number;
}

/** A table. */
export interface DbmlTable {
	readonly name: string;
	readonly alias: string | null;
	readonly settings: DbmlSettings;
	readonly note: string | null;
	readonly columns: readonly DbmlColumn[];
	readonly indexes: readonly DbmlIndex[];
	readonly checks: readonly DbmlCheck[];
	/** The partial tables whose columns it takes. */
	readonly partials: readonly string[];
	readonly line: number;
}

/** An enumerated type. */
export interface DbmlEnum {
	readonly name: string;
	readonly values: readonly { readonly name: string; readonly note: string | null }[];
	readonly line: number;
}

/** What a DBML text says. */
export interface DbmlDocument {
	/** The settings of the project, its note among them. */
	readonly project: DbmlSettings;
	readonly tables: readonly DbmlTable[];
	readonly enums: readonly DbmlEnum[];
	readonly references: readonly DbmlReference[];
	readonly groups: readonly { readonly name: string; readonly tables: readonly string[] }[];
	/** What could not be read, each passed over up to the next element. */
	readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** Reads a DBML text; never throws: what it cannot read is among the problems. */
export function readDbml(text: string): DbmlDocument {
	const cursor = openCursor(text);
	const tables: DbmlTable[] = [];
	const partials = new Map<string, DbmlTable>();
	const enums: DbmlEnum[] = [];
	const references: DbmlReference[] = [];
	const groups: { name: string; tables: readonly string[] }[] = [];
	const project = new Map<string, string>();
	const problems: { line: number; message: string }[] = [];
	for (cursor.skipLines(); !cursor.atEnd(); cursor.skipLines()) {
		const { text: word, line } = cursor.take();
		const kind = word.toLowerCase();
		if (kind === 'table') tables.push(readTable(cursor, line));
		else if (kind === 'tablepartial') {
			const partial = readTable(cursor, line);
			partials.set(partial.name, partial);
		} else if (kind === 'enum') enums.push(readEnum(cursor, line));
		else if (kind === 'ref') references.push(...readReferences(cursor));
		else if (kind === 'tablegroup') groups.push(readGroup(cursor));
		else if (kind === 'project') for (const [key, value] of readProject(cursor)) project.set(key, value);
		else if (kind === 'note' || kind === 'records') cursor.skipElement();
		else {
			problems.push({ line, message: `\`${word.slice(0, 40)}\` begins no element of DBML` });
			cursor.skipElement();
		}
	}
	return {
		project,
		tables: tables.map((table) => withPartials(table, partials)),
		enums,
		references,
		groups,
		problems: [...problems, ...cursor.problems],
	};
}

/** A table with the columns of its partials, before which its own win. */
function withPartials(table: DbmlTable, partials: ReadonlyMap<string, DbmlTable>): DbmlTable {
	const taken = table.partials.flatMap((name) => partials.get(name) ?? []);
	if (taken.length === 0) return table;
	const own = new Set(table.columns.map(({ name }) => name));
	const columns = taken.flatMap((partial) => partial.columns).filter(({ name }) => !own.has(name));
	return {
		...table,
		columns: [...table.columns, ...columns],
		indexes: [...table.indexes, ...taken.flatMap((partial) => partial.indexes)],
		checks: [...table.checks, ...taken.flatMap((partial) => partial.checks)],
	};
}

function readEnum(cursor: DbmlCursor, line: number): DbmlEnum {
	const name = cursor.takeDotted();
	const values: { name: string; note: string | null }[] = [];
	if (!cursor.enter('{')) return { name, values, line };
	for (cursor.skipLines(); !cursor.leave('}'); cursor.skipLines()) {
		const value = cursor.take().text;
		const settings = readSettings(cursor).settings;
		values.push({ name: value, note: settings.get('note') ?? null });
	}
	return { name, values, line };
}

/** `Ref: a.b > c.d`, or a block of several. */
function readReferences(cursor: DbmlCursor): readonly DbmlReference[] {
	if (!cursor.isAt(':') && !cursor.isAt('{')) cursor.takeDotted();
	if (cursor.accept(':')) {
		const found = readOneReference(cursor);
		return found ? [found] : [];
	}
	const references: DbmlReference[] = [];
	if (!cursor.enter('{')) return references;
	for (cursor.skipLines(); !cursor.leave('}'); cursor.skipLines()) {
		const found = readOneReference(cursor);
		if (found) references.push(found);
	}
	return references;
}

function readOneReference(cursor: DbmlCursor): DbmlReference | null {
	const { line } = cursor.peek();
	const left = readEndpoint(cursor);
	const found = left && readRelationship(cursor);
	if (!left || !found) {
		cursor.problem(line, 'this relationship cannot be read');
		cursor.skipLine();
		return null;
	}
	const { settings } = readSettings(cursor);
	return { left, ...found, settings, line };
}

function readGroup(cursor: DbmlCursor): { readonly name: string; readonly tables: readonly string[] } {
	const name = cursor.takeDotted();
	const tables: string[] = [];
	readSettings(cursor);
	if (!cursor.enter('{')) return { name, tables };
	for (cursor.skipLines(); !cursor.leave('}'); cursor.skipLines()) {
		if (cursor.isAt('note')) cursor.skipElement();
		else tables.push(cursor.takeDotted());
	}
	return { name, tables };
}

function readProject(cursor: DbmlCursor): ReadonlyMap<string, string> {
	const settings = new Map<string, string>();
	if (!cursor.isAt('{')) settings.set('name', cursor.takeDotted());
	if (!cursor.enter('{')) return settings;
	for (cursor.skipLines(); !cursor.leave('}'); cursor.skipLines()) {
		const key = cursor.take().text.toLowerCase();
		if (cursor.accept(':')) settings.set(key, cursor.take().text);
		else if (cursor.enter('{')) {
			cursor.skipLines();
			if (!cursor.isAt('}')) settings.set(key, cursor.take().text);
			cursor.skipLines();
			cursor.leave('}');
		}
	}
	return settings;
}
