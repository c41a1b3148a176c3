import { shortType } from '../words/short-type.ts';

/** A column as a diagram shows it. */
export interface DiagramColumn {
	readonly name: string;
	readonly type: string;
	readonly keys: readonly ('PK' | 'FK' | 'UK')[];
	/** One word of what has become of the column. */
	readonly mark?: string;
	/** The columns with which it is unique together. */
	readonly uniqueWith?: readonly string[];
}

/** A table as a diagram shows it; one without columns is a bare box. */
export interface DiagramTable {
	readonly name: string;
	readonly columns: readonly DiagramColumn[];
	/** One word beside the name: what has become of the table. */
	readonly mark?: string;
}

/** A foreign key as a line of a diagram. */
export interface DiagramLine {
	readonly from: string;
	readonly to: string;
	readonly label: string;
	/** False when a row can do without the other. */
	readonly required: boolean;
	/** True when no two rows point at the same other. */
	readonly unique: boolean;
	/** One word of what has become of it. */
	readonly mark?: string;
}

/** A diagram's text, and whether all that it was asked for is in it. */
export interface Diagram {
	readonly text: string;
	readonly complete: boolean;
}

/** GitHub's Mermaid refuses more characters than this. */
export const LARGEST_TEXT = 50_000;

/** Mermaid draws no more lines than 500 unless its own configuration says so. */
const MOST_LINES = 400;

/**
 * A Mermaid entity relationship diagram of at most this many characters: each table followed by the lines that start at
 * it. The columns are left out when it would be too long with them, then the lines that do not fit.
 */
export function writeDiagram(
	tables: readonly DiagramTable[],
	lines: readonly DiagramLine[],
	limit: number = LARGEST_TEXT,
): Diagram {
	const names = nameEntities(tables, lines);
	const write = (shown: readonly DiagramTable[], drawn: readonly DiagramLine[]): string => {
		const linesOf = Map.groupBy(drawn, ({ from }) => from);
		const known = new Set(shown.map(({ name }) => name));
		const parts = shown.map((table) => [
			writeTable(table, names),
			...(linesOf.get(table.name) ?? []).map((line) => writeLine(line, names)),
		]);
		const others = drawn.filter(({ from }) => !known.has(from)).map((line) => writeLine(line, names));
		return ['erDiagram', ...parts.flat(), ...others].join('\n');
	};
	const drawn = lines.slice(0, MOST_LINES);
	const full = write(tables, drawn);
	if (full.length < limit) return { text: full, complete: drawn.length === lines.length };
	const bare = tables.map((table): DiagramTable => ({ ...table, columns: [] }));
	for (let count = drawn.length; ; count = Math.floor(count / 2)) {
		const text = write(bare, drawn.slice(0, count));
		if (text.length < limit || count === 0) return { text, complete: false };
	}
}

/**
 * Each name in quotes, because `end` and `style` mean something to Mermaid; without signs that end the quotes, and
 * without spaces, because it finds `direction TB` anywhere.
 */
function nameEntities(
	tables: readonly DiagramTable[],
	lines: readonly DiagramLine[],
): ReadonlyMap<string, string> {
	const marks = new Map(tables.map(({ name, mark }) => [name, mark]));
	const written = new Map<string, string>();
	const taken = new Set<string>();
	for (const name of [...marks.keys(), ...lines.flatMap(({ from, to }) => [from, to])]) {
		if (written.has(name)) continue;
		const plain =
			name
				.replaceAll('"', '')
				.replace(/[^\p{L}\p{N}_.$-]/gu, '_')
				.slice(0, LONGEST_NAME)
				.trim() || '_';
		let entity = plain;
		for (let count = 2; taken.has(entity); count++) entity = `${plain}_${count}`;
		taken.add(entity);
		const mark = marks.get(name);
		written.set(name, mark === undefined ? `"${entity}"` : `"${entity} (${mark})"`);
	}
	return written;
}

/** PostgreSQL cuts names at 63 bytes; a namespace and a table have two. */
const LONGEST_NAME = 130;

function writeTable({ name, columns }: DiagramTable, names: ReadonlyMap<string, string>): string {
	if (columns.length === 0) return `    ${names.get(name)}`;
	const rows = columns.map(({ name: column, type, keys, mark, uniqueWith = [] }) => {
		const notes = [
			...(mark ? [mark] : []),
			...(uniqueWith.length ? [`with ${plainText(uniqueWith.join(', '))}`] : []),
		];
		const note = notes.length ? `"${notes.join('; ')}"` : '';
		return `        ${[word(drawnType(type)), word(column), keys.join(', '), note].filter(Boolean).join(' ')}`;
	});
	return [`    ${names.get(name)} {`, ...rows, '    }'].join('\n');
}

function writeLine(
	{ from, to, label, required, unique, mark }: DiagramLine,
	names: ReadonlyMap<string, string>,
): string {
	const parent = required ? '||' : '|o';
	const child = unique ? 'o|' : 'o{';
	const text = `${plainText(label) || '_'}${mark === undefined ? '' : ` (${mark})`}`;
	return `    ${names.get(to)} ${parent}--${child} ${names.get(from)} : "${text}"`;
}

/** Text between quotes; names in it keep no spaces, because Mermaid finds `direction TB` anywhere. */
function plainText(text: string): string {
	return text.replace(/[^\p{L}\p{N}_., -]|(?<!,) /gu, '_').slice(0, 200);
}

function drawnType(type: string): string {
	return shortType(type)
		.replace(/\([^)]*\)/, '')
		.replace(/^double precision/, 'double');
}

/** What every Mermaid reads as one word that is neither a key's name nor a number. */
function word(text: string): string {
	const plain = text.replace(/[^A-Za-z0-9_\u00c0-\ud7ff[\]]/g, '_').slice(0, 100);
	const safe = /^[A-Za-z_\u00c0-\ud7ff]/.test(plain) ? plain : `_${plain}`;
	return /^[pfu]k(?![A-Za-z0-9_])/i.test(safe) ? `${safe}_` : safe;
}
