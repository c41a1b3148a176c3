import { type FieldRequirement, type Place, plainField, type Requirement } from '../requirement.ts';
import { type DbmlColumn, type DbmlDocument, type DbmlReference, type DbmlTable, readDbml } from './dbml.ts';
import type { Reader, Reading } from './reader.ts';

/** DBML in fenced code. */
export const dbmlFences: Reader = {
	name: 'dbml-fences',
	read({ file, fences }) {
		const readings = fences
			.filter(({ language }) => language === 'dbml')
			.map(({ content, line }) => readDbmlText(file, content, line - 1));
		return {
			requirements: readings.flatMap(({ requirements }) => requirements),
			problems: readings.flatMap(({ problems }) => problems),
		};
	},
};

/** What a DBML text requires; `before` is how many lines of the file stand above it. */
export function readDbmlText(file: string, text: string, before = 0): Reading {
	const document = readDbml(text);
	const at = (line: number): Place => ({ file, line: line + before });
	const aliases = new Map(
		document.tables.flatMap(({ alias, name }) => (alias ? [[alias, name] as const] : [])),
	);
	const nameOf = (table: string): string => lastName(aliases.get(table) ?? table);
	const references = [
		...document.tables.flatMap(({ columns }) => columns.flatMap((column) => column.references)),
		...document.references,
	];
	const requirements: Requirement[] = [
		...document.enums.map(
			({ name, values, line }): Requirement => ({
				kind: 'values',
				name: lastName(name),
				values: values.map((value) => value.name),
				place: at(line),
			}),
		),
		...document.tables.flatMap((table) => readEntity(table, at)),
		...references.map((reference) => readReference(reference, nameOf, at)),
	];
	const problems = document.problems.map(({ line, message }) => ({ line: line + before, message }));
	return { requirements, problems: [...problems, ...namespaceProblems(document, before)] };
}

/** Everything is planned in one namespace: a plan is easier to split later than to move together. */
function namespaceProblems(document: DbmlDocument, before: number): Reading['problems'] {
	return document.tables
		.filter(({ name }) => name.includes('.') && !name.startsWith('public.'))
		.map(({ name, line }) => ({
			line: line + before,
			message: `the namespace of \`${name.slice(0, 80)}\` is left out`,
		}));
}

function lastName(name: string): string {
	return name.slice(name.lastIndexOf('.') + 1);
}

function readEntity(table: DbmlTable, at: (line: number) => Place): readonly Requirement[] {
	const entity = lastName(table.name);
	const keys = table.indexes
		.filter(({ keys }) => keys.every(({ isExpression }) => !isExpression))
		.map((index) => ({ ...index, names: index.keys.map(({ text }) => text) }));
	const primary = keys.find(({ settings }) => settings.has('pk'))?.names ?? [];
	const saysNull = table.columns.some(({ settings }) => settings.has('not null'));
	const isExact = primary.length > 0 || table.columns.some(({ settings }) => isPrimary(settings));
	return [
		{ kind: 'entity', name: entity, words: table.note, exact: isExact, place: at(table.line) },
		...table.columns.map((column) => {
			const field = readColumn(entity, column, saysNull, at(column.line));
			return primary.includes(column.name) ? { ...field, primary: true } : field;
		}),
		...keys
			.filter(({ settings }) => !settings.has('pk'))
			.map(
				({ names, settings, line }): Requirement => ({
					kind: 'key',
					entity,
					fields: names,
					unique: settings.has('unique'),
					under: null,
					place: at(line),
				}),
			),
	];
}

function isPrimary(settings: ReadonlyMap<string, string>): boolean {
	return settings.has('pk') || settings.has('primary key');
}

function readColumn(
	entity: string,
	{ name, type, settings }: DbmlColumn,
	saysNull: boolean,
	place: Place,
): FieldRequirement {
	const required = settings.has('not null') ? true : saysNull || settings.has('null') ? false : null;
	return {
		...plainField(entity, name, place),
		type: lastName(type),
		required,
		unique: settings.has('unique'),
		primary: isPrimary(settings),
		increment: settings.has('increment'),
		default: settings.get('default') ?? null,
		words: settings.get('note') ?? null,
	};
}

function readReference(
	{ left, right, sign, settings, line }: DbmlReference,
	nameOf: (table: string) => string,
	at: (line: number) => Place,
): Requirement {
	// The side with many rows holds the key.
	const [one, many] = sign === '>' || sign === '-' ? [right, left] : [left, right];
	const cardinality = sign === '<>' ? 'many-to-many' : sign === '-' ? 'one-to-one' : 'one-to-many';
	return {
		kind: 'relationship',
		from: nameOf(one.table),
		to: nameOf(many.table),
		cardinality,
		required: null,
		role: null,
		columns: sign === '<>' ? null : { from: one.columns, to: many.columns },
		onDelete: settings.get('delete') ?? null,
		words: `${left.table}.${left.columns.join(', ')} ${sign} ${right.table}.${right.columns.join(', ')}`,
		place: at(line),
	};
}
