import { targetOf } from '../blueprints/blueprint.ts';
import { isReplaced } from '../blueprints/choose-blueprints.ts';
import type { BriefRelationship } from '../brief.ts';
import { entityKey, snakeName } from '../names.ts';
import { type Design, tableFor } from './design.ts';
import { addColumn } from './plan-columns.ts';
import { isManyToMany, planJunction } from './plan-junctions.ts';
import { findColumn, type Origin, type PlannedForeignKey, type PlannedTable } from './planned.ts';

/** Plans what leads from one table to another: foreign keys, junction tables and hierarchies. */
export function planRelationships(design: Design): void {
	const { brief } = design;
	planReferences(design);
	// What names its part or its columns says more than what only says that there is something.
	const weight = ({ columns, role }: BriefRelationship): number => (columns ? 0 : role ? 1 : 2);
	const sorted = brief.relationships.toSorted((a, b) => weight(a) - weight(b));
	const direct = sorted.filter((each) => !isManyToMany(design, each));
	for (const each of direct) planOne(design, each);
	for (const { table, entity } of design.chosen) planBlueprintKeys(design, table.name, entity !== null);
	for (const each of sorted) if (isManyToMany(design, each)) planJunction(design, each);
}

/** Fields that say themselves what they lead to. */
function planReferences(design: Design): void {
	for (const entity of design.brief.entities.values()) {
		const table = tableFor(design, entity.key);
		if (!table) continue;
		for (const [name, field] of entity.fields) {
			const noun = field.references?.split('.')[0] ?? /^(.+)_id$/.exec(name)?.[1];
			if (noun === undefined || field.primary || findColumn(table, name)) continue;
			const target = tableFor(design, noun);
			if (!target || target.idType === null) {
				if (field.references !== null)
					addColumn(table, {
						name: withId(name),
						type: 'text',
						notNull: field.required === true,
						comment: `Leads to ${field.references}, which is not planned here.`,
						origin: { kind: 'requirement', place: field.place, words: field.words },
					});
				continue;
			}
			addForeignKey(design, table, target, {
				column: table.isExact ? field.name : withId(name),
				required: field.required ?? (table.isExact ? false : !/\boptional\b/i.test(field.words ?? '')),
				onDelete: field.onDelete,
				unique: field.unique,
				origin: { kind: 'requirement', place: field.place, words: field.words },
			});
		}
	}
}

function withId(name: string): string {
	return /_(?:id|by)$/.test(name) ? name : `${name}_id`;
}

function planOne(design: Design, each: BriefRelationship): void {
	const parent = tableFor(design, each.from);
	const child = tableFor(design, each.to);
	if (!parent || !child) return;
	const origin: Origin = { kind: 'requirement', place: each.place, words: each.words };
	if (each.columns) {
		planNamed(design, parent, child, each, origin);
		return;
	}
	if (each.cardinality === 'hierarchical' || parent === child) {
		addForeignKey(design, child, child, {
			column: `parent_id`,
			required: false,
			onDelete: 'restrict',
			unique: false,
			origin,
		});
		return;
	}
	if (parent.idType === null || design.tenancy?.table === parent.name) return;
	const column =
		each.role === null
			? (usualColumn(design, parent, child) ?? columnFor(parent, null))
			: columnFor(parent, each.role);
	const existing = child.foreignKeys.find((key) => key.table === parent.name);
	// `A customer has many orders` says again what `each order is placed by a customer` says.
	if (existing && each.role === null) return;
	addForeignKey(design, child, parent, {
		column,
		required: each.required ?? true,
		onDelete: each.onDelete,
		unique: each.cardinality === 'one-to-one',
		origin,
	});
}

/** Columns that the requirements name are taken as they are. */
function planNamed(
	design: Design,
	parent: PlannedTable,
	child: PlannedTable,
	each: BriefRelationship,
	origin: Origin,
): void {
	const { from, to } = each.columns!;
	const [column] = to;
	if (
		to.length === 1 &&
		from.length === 1 &&
		from[0] === parent.primaryKey[0] &&
		parent.primaryKey.length === 1
	) {
		const known = findColumn(child, column!);
		addForeignKey(design, child, parent, {
			column: column!,
			required: known?.notNull ?? false,
			onDelete: each.onDelete,
			unique: each.cardinality === 'one-to-one',
			origin,
		});
		return;
	}
	const isThere =
		to.every((name) => findColumn(child, name)) && from.every((name) => findColumn(parent, name));
	if (!isThere || to.length !== from.length) return;
	const isKey = [parent.primaryKey, ...parent.uniques.map(({ columns }) => columns)].some(
		(key) => key.length === from.length && key.every((name) => from.includes(name)),
	);
	if (!isKey) parent.uniques.push({ columns: from, global: true, why: 'A foreign key leads to it.' });
	child.exactKeys.push({
		columns: to,
		table: parent.name,
		references: from,
		onDelete: ruleOf(each.onDelete) ?? 'NO ACTION',
	});
}

const PEOPLE: Readonly<Record<string, string>> = {
	'requested by': 'requester_id',
	'reported by': 'reporter_id',
	'written by': 'author_id',
	'authored by': 'author_id',
	'owned by': 'owner_id',
	'managed by': 'manager_id',
	'assigned to': 'assignee_id',
};

function columnFor(target: PlannedTable, role: string | null): string {
	if (role === null) return `${target.key}_id`;
	if (target.key !== 'user') return / (?:by|to)$/.test(role) ? `${target.key}_id` : withId(snakeName(role));
	if (Object.hasOwn(PEOPLE, role)) return PEOPLE[role]!;
	return role.endsWith(' by') ? snakeName(role) : withId(snakeName(role));
}

/** What the blueprint of a table calls its one way to users that is never empty, such as `author_id`. */
function usualColumn({ chosen, byKey }: Design, parent: PlannedTable, child: PlannedTable): string | null {
	if (parent.key !== 'user') return null;
	const blueprint = chosen.find(({ table }) => byKey.get(table.name) === child)?.table;
	const ways = (blueprint?.table.columns ?? []).filter(
		(column) => targetOf(column) === 'users' && column.settings.has('not null'),
	);
	return ways.length === 1 ? ways[0]!.name : null;
}

interface KeyWish {
	readonly column: string;
	readonly required: boolean;
	/** As SQL says it, in any case; null where nobody says it. */
	readonly onDelete: string | null;
	readonly unique: boolean;
	readonly origin: Origin;
	readonly comment?: string | null;
}

/** Adds a column that leads to another table, with its key, unless the table has one of that name. */
export function addForeignKey(
	design: Design,
	table: PlannedTable,
	target: PlannedTable,
	wish: KeyWish,
): void {
	const { column, required, unique, origin } = wish;
	if (design.tenancy?.table === target.name && column === design.tenancy.column && !table.isExact) return;
	if (table.foreignKeys.some((key) => key.column === column)) return;
	addColumn(table, {
		name: column,
		type: target.idType!,
		notNull: required,
		comment: wish.comment ?? null,
		origin,
	});
	const isNeeded = findColumn(table, column)?.notNull ?? required;
	table.foreignKeys.push({
		column,
		table: target.name,
		...deleteRule(design, table, target, wish, isNeeded),
		origin,
	});
	if (unique) table.uniques.push({ columns: [column], global: true, why: 'There is at most one for each.' });
	if (table === target && !table.isExact)
		table.checks.push({ name: `${table.name}_${column}_check`, condition: `${column} <> id` });
}

const PARTS =
	/(?:^|_)(?:line|item|comment|message|attachment|entry|detail|address|image|photo|note|reply|answer|option|lesson|module|step|session|token|variant|reminder|recipient|participant|version|setting|preference|delivery)$/;

function deleteRule(
	design: Design,
	table: PlannedTable,
	target: PlannedTable,
	{ onDelete, origin }: KeyWish,
	isNeeded: boolean,
): Pick<PlannedForeignKey, 'onDelete' | 'why'> {
	const said = ruleOf(onDelete);
	if (table === target && said) return { onDelete: said, why: 'what hangs below is not lost with it' };
	if (said)
		return { onDelete: said, why: origin.kind === 'blueprint' ? 'as the blueprint has it' : 'as it is said' };
	if (table.isExact) return { onDelete: 'NO ACTION', why: 'nothing else is said' };
	if (table.role === 'log') return { onDelete: 'RESTRICT', why: 'what is on record stays on record' };
	if (!isNeeded) return { onDelete: 'SET NULL', why: 'the row lives on without it' };
	const isPart =
		table.key.startsWith(`${target.key}_`) ||
		(PARTS.test(table.key) && target.key !== 'user' && !isPartOfOther(design, table));
	return isPart
		? { onDelete: 'CASCADE', why: 'it is a part of it and means nothing without it' }
		: { onDelete: 'RESTRICT', why: null };
}

/** `order_line` is a part of an order and of nothing else. */
function isPartOfOther({ byKey }: Design, { key }: PlannedTable): boolean {
	const parts = key.split('_');
	return parts.slice(1).some((_, at) => byKey.has(parts.slice(0, at + 1).join('_')));
}

function ruleOf(said: string | null): PlannedForeignKey['onDelete'] | null {
	const rule = said?.trim().toUpperCase().replace(/\s+/g, ' ');
	return rule === 'CASCADE' ||
		rule === 'RESTRICT' ||
		rule === 'SET NULL' ||
		rule === 'NO ACTION' ||
		rule === 'SET DEFAULT'
		? rule
		: null;
}

/** What a blueprint's columns lead to, where that is planned too. */
function planBlueprintKeys(design: Design, name: string, isDescribed: boolean): void {
	const table = design.byKey.get(name);
	const chosen = design.chosen.find((one) => one.table.name === name);
	if (!table || !chosen || table.isExact) return;
	for (const column of chosen.table.table.columns) {
		const target = design.byKey.get(targetOf(column) ?? '');
		if (!target || target.idType === null || findColumn(table, column.name)) continue;
		const aim = design.chosen.find((one) => one.table.name === targetOf(column))?.table;
		if (aim && isReplaced(design.brief, chosen, column, aim)) continue;
		// Requirements that lead there already need no second way, unless it plays another part.
		const isPlain =
			column.name === `${entityKey(chosen.blueprint.name)}_id` || column.name === `${target.key}_id`;
		const ways = chosen.table.table.columns.filter((one) => targetOf(one) === targetOf(column)).length;
		if (
			isDescribed &&
			table.foreignKeys.some((key) => key.table === target.name && key.origin.kind === 'requirement') &&
			(isPlain || ways === 1)
		)
			continue;
		addForeignKey(design, table, target, {
			column: column.name.replace(new RegExp(`^${entityKey(targetOf(column)!)}_id$`), `${target.key}_id`),
			required: column.settings.has('not null'),
			onDelete: column.settings.get('delete') ?? null,
			unique: column.settings.has('unique'),
			origin: { kind: 'blueprint', name: chosen.blueprint.name },
			comment: column.settings.get('note') ?? null,
		});
	}
}
