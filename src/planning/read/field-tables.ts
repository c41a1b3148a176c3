import { type FieldRequirement, type Place, plainField, type Requirement } from '../requirement.ts';
import { entityOfHeading } from './entity-heading.ts';
import { readField, readValues, splitValues } from './field-words.ts';
import { type PageLine, type PageSection, plainText } from './page.ts';
import type { Reader } from './reader.ts';

/** Tables of fields under the heading of an entity, whatever the order of their columns. */
export const fieldTables: Reader = {
	name: 'field-tables',
	read({ file, sections }) {
		const requirements = sections.flatMap((section) =>
			listTables(section.lines).flatMap((rows) => readTable(section, rows, file)),
		);
		return { requirements, problems: [] };
	},
};

function listTables(lines: readonly PageLine[]): readonly (readonly PageLine[])[] {
	const tables: PageLine[][] = [];
	let last = -2;
	for (const row of lines) {
		if (!/^\s*\|.*\|\s*$/.test(row.text)) continue;
		if (row.line === last + 1) tables.at(-1)!.push(row);
		else tables.push([row]);
		last = row.line;
	}
	return tables.filter((rows) => rows.length > 2 && /^[\s|:-]+$/.test(rows[1]!.text));
}

const COLUMNS: readonly (readonly [keyof Cells, RegExp])[] = [
	['count', /^(?:#|s\/n|(?:s\.? ?)?(?:no|nr)\.?|seq\.?)$/i],
	[
		'name',
		/^(?:(?:fields?|columns?|attributes?|propert(?:y|ies)|(?:data )?elements?|data items?)(?: names?)?|name|key)$/i,
	],
	['type', /^(?:data ?)?(?:types?|format)$/i],
	['length', /^(?:max(?:imum)?\.? ?)?(?:length|len\.?)$/i],
	['required', /^(?:required|req\.?|mandatory|mand\.?|null(?:able)?|not null|optional)\??$/i],
	['default', /^defaults?(?: values?)?$/i],
	['unique', /^unique\??$/i],
	['entity', /^(?:entity|table|object)$/i],
	['words', /./],
];

interface Cells {
	readonly name: number;
	/** What only counts the rows. */
	readonly count?: number;
	readonly type?: number;
	readonly length?: number;
	readonly required?: number;
	readonly default?: number;
	readonly unique?: number;
	readonly entity?: number;
	readonly words: readonly number[];
}

function readTable(section: PageSection, rows: readonly PageLine[], file: string): readonly Requirement[] {
	// `Mandatory (Y/N)` says in brackets what stands below.
	const header = cellsOf(rows[0]!.text).map((title) => plainText(title).replace(/\s*\([^()]*\)$/, ''));
	const at = findColumns(header);
	if (!at || (at.type === undefined && at.required === undefined && header.length < 2)) return [];
	const heading = entityOfHeading(section);
	if (heading === null && at.entity === undefined) return [];
	// Under any other heading a table of names is one of fields only where it gives their types.
	if (
		at.type === undefined &&
		at.required === undefined &&
		!/field|column|attribute|propert/i.test(header[at.name]!)
	)
		return [];
	const found: Requirement[] = [];
	const known = new Set<string>();
	for (const { text, line } of rows.slice(2)) {
		const cells = cellsOf(text);
		const entity = at.entity === undefined ? heading : plainText(cells[at.entity] ?? '') || heading;
		const name = plainText(cells[at.name] ?? '');
		if (entity === null || name === '') continue;
		const place: Place = { file, line };
		if (!known.has(entity)) {
			known.add(entity);
			const words = entity === heading ? introduction(section) : null;
			found.push({ kind: 'entity', name: entity, words, exact: false, place: { file, line: section.line } });
		}
		found.push(readRow(entity, name, cells, header, at, place));
	}
	return found;
}

/** The first sentence under the heading, which says what it is about. */
function introduction({ lines }: PageSection): string | null {
	const first = lines.find(({ text }) => text.trim() !== '');
	if (!first || !/^\p{L}/u.test(first.text)) return null;
	return plainText(first.text).match(/^.{3,240}?[.!](?=\s|$)/)?.[0] ?? null;
}

function findColumns(header: readonly string[]): Cells | null {
	const found: Record<string, number> = {};
	const words: number[] = [];
	for (const [index, title] of header.entries()) {
		const [key] = COLUMNS.find(([key, pattern]) => pattern.test(title) && found[key] === undefined) ?? [];
		if (key === undefined || key === 'words') words.push(index);
		else found[key] = index;
	}
	const { name } = found;
	return name === undefined ? null : { ...found, name, words };
}

function readRow(
	entity: string,
	name: string,
	cells: readonly string[],
	header: readonly string[],
	at: Cells,
	place: Place,
): FieldRequirement {
	const cell = (index: number | undefined): string =>
		index === undefined ? '' : (cells[index] ?? '').trim();
	const words = at.words
		.map(cell)
		.filter((text) => text !== '')
		.join('; ');
	const type = cell(at.type);
	const length = /^\d{1,6}$/.exec(cell(at.length))?.[0];
	const longest = length === undefined ? '' : `; max length ${length}`;
	const field = readField(entity, name, `${type}; ${words}${longest}`, place);
	const required = readFlag(cell(at.required));
	const isTurned = at.required !== undefined && /^(?:null(?:able)?|optional)\??$/i.test(header[at.required]!);
	const fallback = plainText(cell(at.default));
	const values = valuesOf(plainText(type), plainText(words));
	const target = LOOKUP.exec(plainText(type))?.[1] ?? null;
	return {
		...plainField(entity, name, place),
		...field,
		type: field.type ?? (plainText(type) || null),
		required: required === null ? field.required : required !== isTurned,
		unique: field.unique || readFlag(cell(at.unique)) === true,
		default:
			fallback !== '' && !/^(?:-|–|—|none|null)$/i.test(fallback)
				? fallback.replace(/^['"]|['"]$/g, '')
				: field.default,
		values: values.length > 1 ? values : field.values,
		references: target ?? field.references,
		words: words === '' ? null : plainText(words),
	};
}

/** A type that is another entity: `Lookup (Work Order)`, `Reference to Depot`. */
const LOOKUP =
	/^(?:look-?up|reference|foreign key|fk|link|relation(?:ship)?)\b\s*(?:to|→|->|:)?\s*[([]?\s*(?:(?:the|an?)\s+)?([A-Za-z][\w ]{0,40}?)\s*[)\]]?$/i;

/** The values of a list stand in the column of the type, or in the one beside it. */
function valuesOf(type: string, words: string): readonly string[] {
	const values = readValues(type);
	if (
		values.length > 1 ||
		!/^(?:enum(?:eration)?|list|list of values|lov|drop[- ]?down|pick ?list|choice|select)$/i.test(type)
	)
		return values;
	const said = readValues(words);
	return said.length > 1 ? said : splitValues(/^[^.;]*/.exec(words)![0]);
}

function readFlag(text: string): boolean | null {
	const word = plainText(text).toLowerCase();
	if (/^(?:y|yes|true|x|✓|✔|✅|☑|required|mandatory|not null|always|unique|pk)$/u.test(word)) return true;
	return /^(?:n|no|false|-|–|—|✗|✘|❌|optional|null|nullable|)$/u.test(word) && word !== '' ? false : null;
}

function cellsOf(row: string): readonly string[] {
	return row
		.trim()
		.replace(/^\||\|$/g, '')
		.split(/(?<!\\)\|/)
		.map((cell) => cell.replaceAll('\\|', '|').trim());
}
