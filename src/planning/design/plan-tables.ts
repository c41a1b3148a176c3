import { type BlueprintTable, targetOf } from '../blueprints/blueprint.ts';
import { type ChosenTable, isReplaced, type Reason } from '../blueprints/choose-blueprints.ts';
import type { BriefEntity } from '../brief.ts';
import { entityKey, snakeName, tableName } from '../names.ts';
import { isPlainField } from '../read/noun-phrases.ts';
import type { FieldRequirement } from '../requirement.ts';
import { typeOfWord } from './column-type.ts';
import { CUSTOMARY } from './customary.ts';
import type { Design } from './design.ts';
import { addBlueprintColumn, addColumn, addField } from './plan-columns.ts';
import type { PlannedTable } from './planned.ts';
import { placeCode } from './reason-words.ts';

/** Plans one table for each entity and for each further table of a blueprint, without what leads from one to another. */
export function planTables(design: Design): void {
	for (const { name, values, place } of design.brief.values) {
		const type = snakeName(name);
		if (/^(?:roles?|permissions?|plans?|categor(?:y|ies)|tiers?)$/.test(type)) continue;
		design.enums.set(type, { name: type, labels: values, why: `${placeCode(place)} lists its values.` });
	}
	for (const { blueprint } of design.chosen) {
		for (const { name, values } of blueprint.enums) {
			if (!design.enums.has(name))
				design.enums.set(name, {
					name,
					labels: values.map((value) => value.name),
					why: `From the blueprint \`${blueprint.name}\`.`,
				});
		}
	}
	for (const entity of design.brief.entities.values()) planEntity(design, entity);
	for (const chosen of design.chosen) if (chosen.entity === null) planBlueprint(design, chosen);
	for (const chosen of design.chosen) addBlueprintColumns(design, chosen);
	dropUnusedEnums(design);
}

function planEntity(design: Design, entity: BriefEntity): void {
	const chosen = design.chosen.find((one) => one.entity === entity.key);
	if (design.byKey.has(entity.key)) return;
	const name = entity.exact ? snakeName(entity.name) : tableName(entity.name);
	if (design.tables.has(name)) {
		design.byKey.set(entity.key, design.tables.get(name)!);
		return;
	}
	const table = emptyTable(name, entity.key, chosen?.table ?? null, entity);
	const said = entity.words === null ? '' : `: “${entity.words}”`;
	table.reasons.push(`${placeCode(entity.place)} ${entity.explicit ? 'names it' : 'speaks of it'}${said}.`);
	table.comment = entity.words ?? chosen?.table.table.note ?? null;
	register(design, table, [entity.key, ...(chosen ? [chosen.table.name] : [])]);
	addIdentity(table, entity, chosen?.table ?? null);
	for (const [column, field] of entity.fields) {
		if (CUSTOMARY.has(column) && !entity.exact) continue;
		if (field.primary || field.references !== null) continue;
		if (!entity.exact && (leadsSomewhere(design, entity, column) || isPlannedApart(design, field))) continue;
		addField(design, table, field);
	}
}

/** `customer_id` is a key where there are customers. */
function leadsSomewhere({ brief }: Design, entity: BriefEntity, column: string): boolean {
	const found = /^(.+)_id$/.exec(column);
	const key = found ? brief.resolve(found[1]!) : null;
	return key !== null && brief.entities.has(key) && (key !== entity.key || column !== `${entity.key}_id`);
}

/** `one payment` is no text where a blueprint brings payments. */
function isPlannedApart({ chosen }: Design, field: FieldRequirement): boolean {
	if (field.type !== null || field.values.length > 0 || isPlainField(field.name)) return false;
	const key = entityKey(field.name);
	return chosen.some(({ table }) => table.keys[0] === key);
}

function planBlueprint(design: Design, { table, blueprint, reason }: ChosenTable): void {
	if (design.tables.has(table.name)) {
		design.byKey.set(table.name, design.tables.get(table.name)!);
		return;
	}
	const planned = emptyTable(table.name, entityKey(table.name), table, null);
	planned.comment = table.table.note;
	planned.reasons.push(`${reasonWords(reason)} (blueprint \`${blueprint.name}\`).`);
	register(design, planned, [
		table.name,
		planned.key,
		...table.keys.filter((key) => !design.byKey.has(key) && !design.brief.entities.has(key)),
	]);
	addIdentity(planned, null, table);
}

function reasonWords(reason: Reason): string {
	switch (reason.by) {
		case 'entity':
			return `${placeCode(reason.place)} names it`;
		case 'mention':
			return `${placeCode(reason.place)} speaks of “${reason.word}”`;
		case 'focus':
			return `No requirement names it: the focus area (“${reason.word}”) alone asks for it`;
		case 'need':
			return `\`${reason.table}\` cannot be without it`;
	}
}

function addBlueprintColumns(design: Design, chosen: ChosenTable): void {
	const { table, blueprint } = chosen;
	const planned = design.byKey.get(table.name);
	if (!planned || planned.isExact) return;
	const isApart = isBookedApart(design, chosen);
	for (const column of table.table.columns) {
		if (isApart && /^(?:starts|ends)_at$/.test(column.name)) continue;
		if (targetOf(column) === null && column.name !== 'id')
			addBlueprintColumn(design, planned, column, blueprint.name);
	}
	for (const { expression, settings } of table.table.checks) {
		const name = settings.get('name') ?? `${planned.name}_check`;
		const columns = new Set(planned.columns.map((column) => column.name));
		const used = [...expression.matchAll(/\b[a-z_]+\b(?!\s*\()/g)].map(([word]) => word);
		const needed = table.table.columns.map((column) => column.name).filter((column) => used.includes(column));
		if (needed.every((column) => columns.has(column))) planned.checks.push({ name, condition: expression });
	}
	for (const { keys, settings } of table.table.indexes) {
		if (settings.has('unique'))
			planned.uniques.push({
				columns: keys.map(({ text }) => text),
				global: settings.has('global'),
				why: settings.get('note') ?? 'No two rows may be the same in this.',
			});
	}
	for (const { name, settings } of table.table.columns) {
		if (settings.has('unique'))
			planned.uniques.push({
				columns: [name],
				global: settings.has('global'),
				why: 'It is looked up by it.',
			});
	}
}

/** Whoever books a class books no time of their own: the class has it. */
function isBookedApart(design: Design, chosen: ChosenTable): boolean {
	const column = chosen.table.table.columns.find(({ name }) => name === chosen.table.overlap);
	const name = column && targetOf(column);
	const target = chosen.blueprint.tables.find((each) => each.name === name);
	return column !== undefined && target !== undefined && isReplaced(design.brief, chosen, column, target);
}

function emptyTable(
	name: string,
	key: string,
	blueprint: BlueprintTable | null,
	entity: BriefEntity | null,
): PlannedTable {
	return {
		name,
		key,
		columns: [],
		primaryKey: ['id'],
		idType: 'uuid',
		foreignKeys: [],
		exactKeys: [],
		uniques: [],
		indexes: [],
		checks: [],
		exclusions: [],
		comment: null,
		reasons: [],
		role: blueprint?.isLog ? 'log' : 'core',
		isExact: entity?.exact ?? false,
		perTenant: false,
		softDelete: false,
		partitionBy: entity?.exact ? null : (blueprint?.partitionBy ?? null),
		place: entity?.place ?? null,
		isShared: blueprint !== null && !blueprint.perTenant,
	};
}

function register(design: Design, table: PlannedTable, keys: readonly string[]): void {
	design.tables.set(table.name, table);
	for (const key of keys) if (!design.byKey.has(key)) design.byKey.set(key, table);
}

/** The primary key: as the requirements have it, a counter for what is only added, else a random number. */
function addIdentity(
	table: PlannedTable,
	entity: BriefEntity | null,
	blueprint: BlueprintTable | null,
): void {
	const own = entity ? [...entity.fields.values()].filter(({ primary }) => primary) : [];
	if (own.length > 0) {
		for (const field of own) {
			const type = (field.type === null ? null : typeOfWord(field.type)) ?? 'uuid';
			const counts = field.increment || /^(?:integer|bigint|smallint)$/.test(type);
			const isSole = own.length === 1;
			addColumn(table, {
				name: table.isExact ? field.name : snakeName(field.name),
				type,
				notNull: true,
				default: isSole && type === 'uuid' ? 'gen_random_uuid()' : null,
				generated: isSole && counts ? 'GENERATED BY DEFAULT AS IDENTITY' : null,
				origin: { kind: 'requirement', place: field.place, words: field.words },
			});
		}
		table.primaryKey = own.map((field) => (table.isExact ? field.name : snakeName(field.name)));
		table.idType = own.length === 1 ? (table.columns[0]?.type ?? null) : null;
		return;
	}
	const given = blueprint?.table.columns.find(({ name }) => name === 'id');
	const type = given?.type ?? (blueprint?.isLog ? 'bigint' : 'uuid');
	addColumn(table, {
		name: 'id',
		type,
		notNull: true,
		default: type === 'uuid' ? 'gen_random_uuid()' : null,
		generated: type === 'bigint' ? 'GENERATED ALWAYS AS IDENTITY' : null,
		origin: { kind: 'custom', why: 'every table has a key of its own' },
	});
	table.idType = type;
}

function dropUnusedEnums(design: Design): void {
	const used = new Set(
		[...design.tables.values()].flatMap(({ columns }) => columns.map(({ type }) => type.replaceAll('"', ''))),
	);
	for (const name of [...design.enums.keys()]) if (!used.has(name)) design.enums.delete(name);
}
