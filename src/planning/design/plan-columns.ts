import { quoteIdentifier, quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';
import { snakeName } from '../names.ts';
import type { DbmlColumn } from '../read/dbml.ts';
import type { FieldRequirement } from '../requirement.ts';
import { type ColumnType, isOftenEmpty, typeOfName, typeOfWord } from './column-type.ts';
import { defaultOf } from './default-value.ts';
import { ask, type Design } from './design.ts';
import { findColumn, type Origin, type PlannedColumn, type PlannedTable } from './planned.ts';

/** Adds a column unless the table has one of its name. */
export function addColumn(
	table: PlannedTable,
	column: Partial<PlannedColumn> & Pick<PlannedColumn, 'name' | 'type' | 'origin'>,
): void {
	if (findColumn(table, column.name)) return;
	table.columns.push({
		notNull: false,
		default: null,
		generated: null,
		checks: [],
		comment: null,
		...column,
	});
}

/** The column that a field of the requirements becomes. */
export function addField(design: Design, table: PlannedTable, field: FieldRequirement): void {
	const typed = field.type === null ? null : typeOfWord(field.type);
	const plainName = table.isExact ? field.name : snakeName(field.name);
	const byName = typeOfField(plainName, field);
	const name = table.isExact || typed !== null ? plainName : timed(byName.name ?? plainName, byName.type);
	const labels = labelsOf(design, field);
	const origin: Origin = { kind: 'requirement', place: field.place, words: field.words };
	if (labels.length > 0) {
		addEnumColumn(design, table, name, labels, field, origin);
		return;
	}
	if (field.type !== null && typed === null && !isKnownByName(field.type)) {
		ask(
			design,
			`type ${table.name}.${name}`,
			`What is the type of \`${table.name}.${name}\`?`,
			`${at(field)} calls it ${quoted(field.type)}, which is no type that is known here: \`${byName.type}\` is planned.`,
		);
	}
	const type = limited(
		isVague(typed) && byName.type !== 'text' && !isWhole(field.type, byName.type)
			? byName.type
			: (typed ?? byName.type),
		field.longest,
	);
	const quoted_ = quoteIdentifier(name);
	const isTextual = /^(?:text|varchar|char)/.test(type);
	const checks = [
		...(byName.type === type || (isTextual && byName.type.startsWith(type))
			? (byName.checks ?? [])
			: []
		).filter(() => field.least === null && field.most === null && !table.isExact),
		...limitsOf(quoted_, type, field),
	];
	const fallback = field.default === null ? null : defaultOf(field.default, type, []);
	if (field.default !== null && fallback === null && !/^(?:null|none)$/i.test(field.default)) {
		ask(
			design,
			`default ${table.name}.${name}`,
			`What is the default of \`${table.name}.${name}\`?`,
			`${at(field)} says ${quoted(field.default)}, which is no constant of the type \`${type}\`: none is planned.`,
		);
	}
	const own =
		fallback ??
		(byName.type === type && field.default === null && !table.isExact ? (byName.default ?? null) : null);
	const counts = field.increment && !table.isExact;
	addColumn(table, {
		name,
		type: counts ? 'bigint' : type,
		notNull: field.required ?? (table.isExact ? false : own !== null || !isOftenEmpty(name)),
		default: counts ? null : own,
		generated: counts ? 'GENERATED ALWAYS AS IDENTITY' : null,
		checks,
		comment: byName.comment ?? remarkOf(field),
		origin,
	});
}

/** By its name, or by the unit in which it is given. */
function typeOfField(name: string, { words }: FieldRequirement): ColumnType {
	const byName = typeOfName(name);
	const isShare = byName.type === 'text' && /^(?:in )?(?:percent|%)/i.test(words ?? '');
	return isShare
		? { type: 'numeric(5,2)', checks: [`${quoteIdentifier(name)} BETWEEN 0 AND 100`], comment: 'In percent.' }
		: byName;
}

/** The column that a blueprint proposes. */
export function addBlueprintColumn(
	design: Design,
	table: PlannedTable,
	column: DbmlColumn,
	blueprint: string,
): void {
	const { name, settings, type } = column;
	const known = findColumn(table, name);
	// Whoever names a column and no more leaves open whether it may be empty.
	if (known && settings.has('not null') && known.origin.kind === 'requirement' && known.origin.words === null)
		table.columns[table.columns.indexOf(known)] = { ...known, notNull: true };
	if (findColumn(table, name) || isSaidOtherwise(table, name)) return;
	const said = settings.get('default');
	const check = settings.get('check');
	const labels = design.enums.get(type)?.labels ?? [];
	addColumn(table, {
		name,
		type,
		notNull: settings.has('not null'),
		default:
			said === undefined
				? null
				: (defaultOf(said, type, labels) ?? (said.startsWith('`') ? said.slice(1, -1) : quoteLiteral(said))),
		generated: settings.has('increment') ? 'GENERATED ALWAYS AS IDENTITY' : null,
		checks: check === undefined ? [] : [check],
		comment: settings.get('note') ?? null,
		origin: { kind: 'blueprint', name: blueprint },
	});
}

/** Requirements' own columns win, also under another name for the same. */
const SAME: readonly (readonly string[])[] = [
	['name', 'full_name', 'display_name', 'title', 'first_name'],
	['subject', 'title', 'headline'],
	['description', 'body', 'details', 'content', 'text', 'message'],
	['email', 'email_address', 'e_mail', 'mail'],
	['starts_at', 'start_at', 'start_time', 'start_date', 'started_at', 'scheduled_at', 'start', 'begins_at'],
	['ends_at', 'end_at', 'end_time', 'end_date', 'ended_at', 'end', 'current_period_end', 'valid_until'],
	['number', 'ticket_number', 'order_number', 'invoice_number', 'reference', 'code'],
	['price', 'unit_price', 'list_price'],
	['status', 'state'],
	['quantity', 'amount_ordered', 'stock', 'stock_level'],
	['file_name', 'filename', 'name'],
	['is_internal', 'internal', 'visibility', 'is_public'],
	['due_at', 'due', 'due_date', 'deadline'],
];

function isSaidOtherwise(table: PlannedTable, name: string): boolean {
	const others = SAME.filter((group) => group.includes(name)).flat();
	return table.columns.some((column) => column.origin.kind === 'requirement' && others.includes(column.name));
}

function addEnumColumn(
	design: Design,
	table: PlannedTable,
	name: string,
	labels: readonly string[],
	field: FieldRequirement,
	origin: Origin,
): void {
	const type = enumFor(design, table, name, labels, field);
	const first = /(?:^|_)(?:status|state)$/.test(name) && !table.isExact ? labels[0]! : null;
	const said = field.default === null ? null : defaultOf(field.default, type, labels);
	addColumn(table, {
		name,
		type: quoteIdentifier(type),
		notNull: field.required ?? !table.isExact,
		default: said ?? (first === null ? null : quoteLiteral(first)),
		comment: null,
		origin,
	});
}

function enumFor(
	design: Design,
	table: PlannedTable,
	name: string,
	labels: readonly string[],
	field: FieldRequirement,
): string {
	const declared = field.type === null ? undefined : design.enums.get(snakeName(field.type));
	if (declared) return declared.name;
	const same = [...design.enums.values()].find(
		(one) => one.name.endsWith(`_${name}`) && one.labels.join(' ') === labels.join(' '),
	);
	if (same) return same.name;
	const type = `${table.key}_${name}`.slice(0, 60);
	design.enums.set(type, {
		name: type,
		labels: labels.map((label) => label.slice(0, 63)),
		why: `The values of \`${table.name}.${name}\` are listed in ${at(field)}.`,
	});
	return type;
}

function labelsOf(design: Design, field: FieldRequirement): readonly string[] {
	if (field.values.length > 1) return field.values;
	return field.type === null ? [] : (design.enums.get(snakeName(field.type))?.labels ?? []);
}

/** What words about a field say beyond its type, its values and its limits; null for nothing. */
function remarkOf({ words }: FieldRequirement): string | null {
	const rest = (words ?? '')
		.replace(/\b(?:one of|enum)\b[^;.]*/gi, '')
		.replace(/\([^()]*[,|][^()]*\)/g, '')
		.replace(
			/\b(?:max(?:imum)?|up to|at most|at least|min(?:imum)?|between|default(?:s to)?|fk to|references)\s*\S+(?:\s*(?:and|to)\s*\S+)?(?:\s*(?:characters?|chars?))?/gi,
			'',
		)
		.replace(
			/\b(?:required|optional|mandatory|unique|nullable|not null|pk|primary key|positive|characters?)\b/gi,
			'',
		)
		.match(/[\p{L}\p{N}]{2,}/gu);
	return words !== null && rest !== null && rest.length > 1 ? words : null;
}

/** Words for a type that leave open which one of several it is. */
function isVague(type: string | null): boolean {
	return type === null || type === 'text' || type === 'integer' || type === 'numeric';
}

/** An `int` is one, whatever its name would make of it. */
function isWhole(said: string | null, byName: string): boolean {
	return /^int(?:eger|\d)?$/i.test(said ?? '') && !/int/.test(byName);
}

function isKnownByName(type: string): boolean {
	return /^(?:email|currency|percentage|percent|country|country code|enum|reference|fk|relation|id|pk)$/i.test(
		type,
	);
}

/** `due` is a moment, and is called one. */
function timed(name: string, type: string): string {
	if (type !== 'timestamptz' || !/^(?:due|expires|starts?|ends?|occurred|scheduled)$/.test(name)) return name;
	return `${name.replace(/^(start|end)$/, '$1s')}_at`;
}

function limited(type: string, longest: number | null): string {
	return type === 'text' && longest !== null && longest <= 10_485_760 ? `varchar(${longest})` : type;
}

function limitsOf(name: string, type: string, { least, most, words }: FieldRequirement): readonly string[] {
	if (!/^(?:integer|bigint|smallint|numeric|real|double)/.test(type)) return [];
	if (least !== null && most !== null && least <= most) return [`${name} BETWEEN ${least} AND ${most}`];
	if (least === 1 && !type.startsWith('int') && /positive|greater|more than/i.test(words ?? ''))
		return [`${name} > 0`];
	return [
		...(least === null ? [] : [`${name} >= ${least}`]),
		...(most === null ? [] : [`${name} <= ${most}`]),
	];
}

function at({ place }: FieldRequirement): string {
	return `\`${place.file.replaceAll('`', "'")}:${place.line}\``;
}

function quoted(text: string): string {
	return `\`${text.replace(/[`\r\n]/g, ' ').slice(0, 60)}\``;
}
