/** A column as a diagram shows it. */
export interface DiagramColumn {
	readonly name: string;
	readonly type: string;
	readonly keys: readonly ('PK' | 'FK' | 'UK')[];
}

/** A table as a diagram shows it; one without columns is a bare box. */
export interface DiagramTable {
	readonly name: string;
	readonly columns: readonly DiagramColumn[];
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
}

/** GitHub's Mermaid refuses more characters than this. */
const LARGEST_TEXT = 50_000;

const SHORT_TYPES: readonly (readonly [RegExp, string])[] = [
	[/^timestamp(?:\(\d+\))? with time zone/, 'timestamptz'],
	[/^timestamp(?:\(\d+\))? without time zone/, 'timestamp'],
	[/^time(?:\(\d+\))? with time zone/, 'timetz'],
	[/^time(?:\(\d+\))? without time zone/, 'time'],
	[/^character varying/, 'varchar'],
	[/^character(?=\(|$)/, 'char'],
	[/^bit varying/, 'varbit'],
	[/^double precision/, 'double'],
];

/** A Mermaid entity relationship diagram; the columns are left out when it would be too long with them. */
export function writeDiagram(tables: readonly DiagramTable[], lines: readonly DiagramLine[]): string {
	const names = nameEntities([
		...tables.map(({ name }) => name),
		...lines.flatMap(({ from, to }) => [from, to]),
	]);
	const relationships = lines.map((line) => writeLine(line, names));
	const full = ['erDiagram', ...tables.map((table) => writeTable(table, names)), ...relationships].join('\n');
	if (full.length < LARGEST_TEXT) return full;
	const bare = tables.map(({ name }) => `    ${names.get(name)}`);
	return ['erDiagram', ...bare, ...relationships].join('\n').slice(0, LARGEST_TEXT);
}

/**
 * Each name in quotes, because `end` and `style` mean something to Mermaid; without signs that end the quotes, and
 * without spaces, because it finds `direction TB` anywhere.
 */
function nameEntities(names: readonly string[]): ReadonlyMap<string, string> {
	const written = new Map<string, string>();
	const taken = new Set<string>();
	for (const name of names) {
		if (written.has(name)) continue;
		const plain =
			name
				.replaceAll('"', '')
				.replace(/[^\p{L}\p{N}_.$-]/gu, '_')
				.slice(0, 200)
				.trim() || '_';
		let entity = plain;
		for (let count = 2; taken.has(entity); count++) entity = `${plain}_${count}`;
		taken.add(entity);
		written.set(name, `"${entity}"`);
	}
	return written;
}

function writeTable({ name, columns }: DiagramTable, names: ReadonlyMap<string, string>): string {
	if (columns.length === 0) return `    ${names.get(name)}`;
	const rows = columns.map(({ name: column, type, keys }) =>
		`        ${word(shortType(type))} ${word(column)} ${keys.join(', ')}`.trimEnd(),
	);
	return [`    ${names.get(name)} {`, ...rows, '    }'].join('\n');
}

function writeLine(
	{ from, to, label, required, unique }: DiagramLine,
	names: ReadonlyMap<string, string>,
): string {
	const parent = required ? '||' : '|o';
	const child = unique ? 'o|' : 'o{';
	const text = label.replace(/[^\p{L}\p{N}_., -]|(?<!,) /gu, '_').slice(0, 200);
	return `    ${names.get(to)} ${parent}--${child} ${names.get(from)} : "${text || '_'}"`;
}

function shortType(type: string): string {
	for (const [long, short] of SHORT_TYPES)
		if (long.test(type)) return type.replace(long, short).replace(/\([^)]*\)/, '');
	return type.replace(/\([^)]*\)/, '');
}

/** What every Mermaid reads as one word that is neither a key's name nor a number. */
function word(text: string): string {
	const plain = text.replace(/[^A-Za-z0-9_\u00c0-\ud7ff[\]]/g, '_').slice(0, 100);
	const safe = /^[A-Za-z_\u00c0-\ud7ff]/.test(plain) ? plain : `_${plain}`;
	return /^[pfu]k(?![A-Za-z0-9_])/i.test(safe) ? `${safe}_` : safe;
}
