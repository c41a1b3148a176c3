import type { Column, EnumType, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import type { PrismaEnum, PrismaField, PrismaModel, PrismaSchema } from '../../project/prisma/read-schema.ts';
import type { LedgerEntry } from '../../project/project.ts';
import type { AttributeChange } from '../change.ts';
import { compareKeys } from './prisma-keys.ts';
import { findPrismaTables } from './prisma-tables.ts';
import { isScalar, typeOfColumn, typeOfField } from './prisma-types.ts';
import type { SnapshotDrift } from './snapshot-drift.ts';

/** Where a Prisma schema and the migrations disagree, and what of it was not understood. */
export interface PrismaComparison {
	readonly drifts: readonly SnapshotDrift[];
	readonly ledger: readonly LedgerEntry[];
}

/** Compares tables, columns, enums, unique keys and foreign keys; defaults, indexes and views are not looked at. */
export function comparePrisma(schema: PrismaSchema, built: Schema): PrismaComparison {
	const { found, missing, joinTables } = findPrismaTables(schema, built);
	const known = new Set(found.values());
	const enums = compareEnums(schema.enums, built);
	const drifts: SnapshotDrift[] = [
		...enums,
		...missing.map(({ table: name, namespace, file, line }): SnapshotDrift => {
			const object = { kind: 'table', namespace: namespace ?? 'public', name } as Table;
			return { kind: 'extra', object, attributes: [], place: { file, line } };
		}),
		...objectsOf(built, 'table')
			.filter((table) => !known.has(table) && table.partitionOf === null && !joinTables.has(table.name))
			.map((object): SnapshotDrift => ({ kind: 'lacks', object, attributes: [], place: null })),
	];
	const ledger: LedgerEntry[] = schema.unread.map(({ kind, name, file, line }) => ({
		kind: 'not-understood',
		message: `\`${kind} ${name}\` of this Prisma schema is not compared with the migrations.`,
		file,
		line,
	}));
	for (const [model, table] of found) {
		drifts.push(...compareColumns(schema, model, table, built), ...compareKeys(schema, model, found, built));
		ledger.push(...unknownTypes(schema, model));
	}
	return { drifts, ledger };
}

function compareEnums(enums: readonly PrismaEnum[], built: Schema): readonly SnapshotDrift[] {
	const types = objectsOf(built, 'enum');
	const used = new Set<EnumType>();
	const drifts = enums.flatMap(({ type, namespace, labels, file, line }): readonly SnapshotDrift[] => {
		const same = types.filter(({ name }) => name === type);
		const found = same.find((one) => one.namespace === (namespace ?? 'public')) ?? same[0];
		const place = { file, line };
		if (!found) {
			const object = { kind: 'enum', namespace: namespace ?? 'public', name: type } as EnumType;
			return [{ kind: 'extra', object, attributes: [], place }];
		}
		used.add(found);
		const isSame =
			labels.length === found.labels.length && labels.every((label) => found.labels.includes(label));
		if (isSame) return [];
		const attributes = [{ name: 'labels', before: labels, after: found.labels }];
		return [{ kind: 'differs', object: found, attributes, place }];
	});
	const others = types.filter((type) => !used.has(type));
	return [
		...drifts,
		...others.map((object): SnapshotDrift => ({ kind: 'lacks', object, attributes: [], place: null })),
	];
}

function compareColumns(
	schema: PrismaSchema,
	model: PrismaModel,
	table: Table,
	built: Schema,
): readonly SnapshotDrift[] {
	const { file } = model;
	const columns = new Map(partsOf(built, table, 'column').map((column) => [column.name, column]));
	const fields = model.fields.filter(({ type }) => !schema.models.some(({ name }) => name === type));
	const drifts = fields.flatMap((field): readonly SnapshotDrift[] => {
		const place = { file, line: field.line };
		const column = columns.get(field.column);
		columns.delete(field.column);
		if (!column) {
			const { namespace, name: relation } = table;
			const object = { kind: 'column', namespace, relation, name: field.column } as Column;
			return [{ kind: 'extra', object, attributes: [], place }];
		}
		const attributes = compareColumn(schema, field, column);
		return attributes.length === 0 ? [] : [{ kind: 'differs', object: column, attributes, place }];
	});
	const place = { file, line: model.line };
	return [
		...drifts,
		...[...columns.values()].map(
			(object): SnapshotDrift => ({ kind: 'lacks', object, attributes: [], place }),
		),
	];
}

function compareColumn(schema: PrismaSchema, field: PrismaField, column: Column): readonly AttributeChange[] {
	const attributes: AttributeChange[] = [];
	const [said, is] = typesOf(schema, field, column);
	if (said !== null && is !== null && said !== is) attributes.push({ name: 'type', before: said, after: is });
	// Prisma reads a list that is null as an empty one.
	const isSaid = !field.isList && field.type !== 'Unsupported';
	if (isSaid && field.isOptional === column.notNull) {
		attributes.push({ name: 'not null', before: !field.isOptional, after: column.notNull });
	}
	return attributes;
}

/** Both sides' classes of type; null where Prisma cannot say what the column has. */
function typesOf(
	{ enums }: PrismaSchema,
	field: PrismaField,
	column: Column,
): readonly [string | null, string | null] {
	const found = enums.find(({ name }) => name === field.type);
	if (!found) return [typeOfField(field), typeOfColumn(column.type)];
	const name = column.type.slice(column.type.lastIndexOf('.') + 1).replaceAll('"', '');
	return [found.type + (field.isList ? '[]' : ''), name];
}

function unknownTypes(schema: PrismaSchema, model: PrismaModel): readonly LedgerEntry[] {
	const names = new Set([...schema.models, ...schema.enums].map(({ name }) => name));
	return model.fields
		.filter(({ type }) => type !== 'Unsupported' && !isScalar(type) && !names.has(type))
		.map(({ name, type, line }) => ({
			kind: 'not-understood',
			message: `The type \`${type}\` of the field \`${model.name}.${name}\` is not known: it is not compared with the migrations.`,
			file: model.file,
			line,
		}));
}
