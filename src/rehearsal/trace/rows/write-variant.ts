import {
	quoteIdentifier,
	quoteIdentifiers,
	quoteLiteral,
	quoteQualified,
} from '../../../dialects/postgres/ddl/quote.ts';
import type { RowValue } from '../../../model/rows.ts';
import type { TablePlan } from '../../rows/table-plan.ts';
import type { RowVariant } from './row-variants.ts';

/** The statement that adds a variant of a row that the table has; it adds nothing to an empty table. */
export function writeVariant(plan: TablePlan, variant: RowVariant): string {
	const names = plan.columns.map(({ column }) => column.name);
	const target = tableName(plan);
	const source = `(SELECT * FROM ${target} LIMIT 1) AS base`;
	if (names.length === 0) return `INSERT INTO ${target} SELECT FROM ${source}`;
	const cells = names.map((name) => {
		const value = variant.get(name);
		return value === undefined ? `base.${quoteIdentifier(name)}` : literal(value);
	});
	return `INSERT INTO ${target} (${quoteIdentifiers(names)}) OVERRIDING SYSTEM VALUE SELECT ${cells.join(', ')} FROM ${source}`;
}

/** The statement that changes the table's first row into a variant. */
export function writeChange(plan: TablePlan, variant: RowVariant): string {
	const target = tableName(plan);
	const changes = [...variant].map(([name, value]) => `${quoteIdentifier(name)} = ${literal(value)}`);
	return `UPDATE ${target} SET ${changes.join(', ')} WHERE (tableoid, ctid) = (SELECT tableoid, ctid FROM ${target} LIMIT 1)`;
}

/** The statement that reads at most one row of a table. */
export function writeGlance(plan: TablePlan): string {
	return `SELECT FROM ${tableName(plan)} LIMIT 1`;
}

/** A key of another table that no row of this one has yet, as an expression. */
export function unusedKey(
	{ table }: TablePlan,
	column: string,
	other: { readonly namespace: string; readonly relation: string; readonly column: string },
): RowValue {
	const key = quoteIdentifier(other.column);
	const used = `SELECT FROM ${quoteQualified(table.namespace, table.name)} AS own WHERE own.${quoteIdentifier(column)} = other.${key}`;
	return {
		sql: `(SELECT other.${key} FROM ${quoteQualified(other.namespace, other.relation)} AS other WHERE NOT EXISTS (${used}) LIMIT 1)`,
	};
}

function tableName({ table }: TablePlan): string {
	return quoteQualified(table.namespace, table.name);
}

function literal(value: RowValue): string {
	if (value === null) return 'NULL';
	return typeof value === 'object' ? value.sql : quoteLiteral(value);
}
