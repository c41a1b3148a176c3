import type { Column, EnumType } from '../../../../model/objects.ts';
import { objectsOf, type Schema } from '../../../../model/schema.ts';
import type { UndoStep } from '../../../dialect.ts';
import { writeColumnDefault } from '../columns.ts';
import { writeEnum } from '../enums.ts';
import { quoteIdentifier, quoteLiteral, quoteQualified, quoteRelation } from '../quote.ts';
import { alterTable, targetOf } from './target.ts';

/**
 * How an enum gets its labels back. Labels that only have another name are renamed; to take one out, the type is made
 * anew and every column that has it goes over to the new one.
 */
export function alterEnum(before: EnumType, after: EnumType, schema: Schema): readonly UndoStep[] {
	const renamed = renamedLabels(before, after);
	const type = quoteQualified(before.namespace, before.name);
	if (renamed) {
		const statements = renamed.map(
			([from, to]) => `ALTER TYPE ${type} RENAME VALUE ${quoteLiteral(from)} TO ${quoteLiteral(to)}`,
		);
		return [{ statements, otherwise: null }];
	}
	const aside = `${after.name}_before_rollback`;
	const columns = objectsOf(schema, 'column').filter((column) => elementOf(column, after) !== null);
	const statements = [
		`ALTER ${targetOf(after)} RENAME TO ${quoteIdentifier(aside)}`,
		...writeEnum(before),
		...columns.flatMap((column) => moveColumn(column, before, after)),
		`DROP TYPE ${quoteQualified(after.namespace, aside)}`,
	];
	return [{ statements, otherwise: null }];
}

/** Pairs of the label now and the label before; null where not just names differ. */
function renamedLabels(
	{ labels: before }: EnumType,
	{ labels: after }: EnumType,
): readonly (readonly [string, string])[] | null {
	if (before.length !== after.length) return null;
	const pairs = after.map((label, at) => [label, before[at] ?? ''] as const).filter(([a, b]) => a !== b);
	return pairs.some(([from, to]) => before.includes(from) || after.includes(to)) ? null : pairs;
}

/** `` for a column of the type, `[]` for one of its arrays, null for any other. */
function elementOf({ type, inherited }: Column, { namespace, name }: EnumType): '' | '[]' | null {
	if (inherited) return null;
	const printed = quoteRelation(namespace, name);
	return type === printed ? '' : type === `${printed}[]` ? '[]' : null;
}

function moveColumn(column: Column, before: EnumType, after: EnumType): readonly string[] {
	const target = `${alterTable(column)} ALTER COLUMN ${quoteIdentifier(column.name)}`;
	const suffix = elementOf(column, after) ?? '';
	const type = `${quoteQualified(before.namespace, before.name)}${suffix}`;
	const cast = `USING ${quoteIdentifier(column.name)}::text${suffix}::${type}`;
	return [
		...(column.default === null ? [] : [`${target} DROP DEFAULT`]),
		`${target} TYPE ${type} ${cast}`,
		...(column.default === null ? [] : [writeColumnDefault(column)]),
	];
}
