import { quoteIdentifier, quoteIdentifiers, quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';
import type { Design } from '../design/design.ts';
import { isPartial } from '../design/plan-indexes.ts';
import type { PlannedColumn, PlannedForeignKey, PlannedTable, PlannedUnique } from '../design/planned.ts';
import type { Names } from './names.ts';

/** The section that shows the tables of each role. */
export const SECTIONS = {
	core: 'core-tables',
	junction: 'relationship-tables',
	log: 'audit-tables',
} as const;

/** The statements that make a planned table with its keys and comments; its indexes, triggers and policies aside. */
export function writeTable(design: Design, table: PlannedTable, names: Names): readonly string[] {
	const name = quoteIdentifier(table.name);
	const columns = sortColumns(design, table);
	const widths = [0, 1].map((at) =>
		Math.min(
			Math.max(...columns.map((column) => [quoteIdentifier(column.name), column.type][at]!.length)),
			32,
		),
	);
	const lines = [
		...columns.map((column) => `    ${writeColumn(column, widths)}`),
		...writeConstraints(design, table, names).map((constraint) => `    ${constraint}`),
	];
	const partition =
		table.partitionBy === null ? '' : `\nPARTITION BY RANGE (${quoteIdentifier(table.partitionBy)})`;
	return [
		`CREATE TABLE ${name} (\n${lines.join(',\n')}\n)${partition}`,
		...(table.partitionBy === null
			? []
			: [`CREATE TABLE ${quoteIdentifier(`${table.name}_default`)} PARTITION OF ${name} DEFAULT`]),
		...(table.comment === null ? [] : [`COMMENT ON TABLE ${name} IS ${quoteLiteral(gist(table.comment))}`]),
		...columns.flatMap((column) =>
			column.comment === null
				? []
				: [
						`COMMENT ON COLUMN ${name}.${quoteIdentifier(column.name)} IS ${quoteLiteral(gist(column.comment))}`,
					],
		),
	];
}

/** The beginning of what is said, on one line, as a comment of the database. */
function gist(words: string): string {
	const line = words.replace(/\s+/g, ' ').trim();
	return line.length > 240 ? `${line.slice(0, 240).replace(/\s\S*$/, '')} …` : line;
}

/** The key, whose row it is, what it leads to, what it says, and when it came about. */
function sortColumns({ tenancy }: Design, table: PlannedTable): readonly PlannedColumn[] {
	if (table.isExact) return table.columns;
	const keys = new Set(table.foreignKeys.map(({ column }) => column));
	const rank = ({ name, origin, generated }: PlannedColumn): number => {
		if (table.primaryKey.includes(name) && name === 'id') return 0;
		if (name === tenancy?.column) return 1;
		if (keys.has(name)) return 2;
		if (name === 'created_at' || name === 'updated_at') return 5;
		if (name === 'deleted_at') return 6;
		if (generated?.includes('STORED')) return 4;
		return origin.kind === 'custom' ? 4 : 3;
	};
	return table.columns.toSorted((a, b) => rank(a) - rank(b));
}

function writeColumn(
	{ name, type, notNull, default: fallback, generated }: PlannedColumn,
	widths: readonly number[],
): string {
	return [
		quoteIdentifier(name).padEnd(widths[0]!),
		type.padEnd(widths[1]!),
		...(notNull ? ['NOT NULL'] : []),
		...(generated === null ? [] : [generated]),
		...(fallback === null ? [] : [`DEFAULT ${fallback}`]),
	]
		.join(' ')
		.trimEnd();
}

function writeConstraints(design: Design, table: PlannedTable, names: Names): readonly string[] {
	const constraint = (columns: readonly string[], suffix: string, definition: string): string =>
		`CONSTRAINT ${quoteIdentifier(names.take(table.name, columns, suffix))} ${definition}`;
	const { tenancy } = design;
	const primary =
		table.partitionBy === null || table.primaryKey.includes(table.partitionBy)
			? table.primaryKey
			: [...table.primaryKey, table.partitionBy];
	const isTarget = tenancy !== null && isComposite(design, table) && isReferenced(design, table);
	return [
		constraint([], 'pkey', `PRIMARY KEY (${quoteIdentifiers(primary)})`),
		...(isTarget
			? [constraint([tenancy.column, 'id'], 'key', `UNIQUE (${quoteIdentifiers([tenancy.column, 'id'])})`)]
			: []),
		...table.uniques
			.filter((unique) => !isIndexed(table, unique))
			.map((unique) => {
				const columns = uniqueColumns(design, table, unique);
				return constraint(columns, 'key', `UNIQUE (${quoteIdentifiers(columns)})`);
			}),
		...table.columns.flatMap((column) =>
			column.checks.map((check) => constraint([column.name], 'check', `CHECK (${check})`)),
		),
		...table.checks.map(
			({ name, condition }) => `CONSTRAINT ${quoteIdentifier(names.keep(name))} CHECK (${condition})`,
		),
		...table.exclusions.map(
			({ name, definition }) => `CONSTRAINT ${quoteIdentifier(names.keep(name))} EXCLUDE ${definition}`,
		),
		...(tenancy &&
		table.perTenant &&
		table.name !== tenancy.table &&
		!table.foreignKeys.some(({ column }) => column === tenancy.column)
			? [
					constraint(
						[tenancy.column],
						'fkey',
						`FOREIGN KEY (${quoteIdentifier(tenancy.column)}) REFERENCES ${quoteIdentifier(tenancy.table)} (id) ON DELETE RESTRICT`,
					),
				]
			: []),
		...table.foreignKeys.map((key) => constraint([key.column], 'fkey', writeForeignKey(design, table, key))),
		...table.exactKeys.map((key) =>
			constraint(
				key.columns,
				'fkey',
				`FOREIGN KEY (${quoteIdentifiers(key.columns)}) REFERENCES ${quoteIdentifier(key.table)} (${quoteIdentifiers(key.references)}) ON DELETE ${key.onDelete}`,
			),
		),
	];
}

/** True where a unique key has to be an index, because it is over an expression or not over all rows. */
export function isIndexed(table: PlannedTable, { columns, where }: PlannedUnique): boolean {
	return where !== undefined || (!table.isExact && isPartial(table, columns));
}

/** A unique key's columns, the tenant's first where it holds within one. */
export function uniqueColumns(
	{ tenancy }: Design,
	table: PlannedTable,
	{ columns, global }: PlannedUnique,
): readonly string[] {
	return tenancy && table.perTenant && !global && !columns.includes(tenancy.column)
		? [tenancy.column, ...columns]
		: columns;
}

/** True where keys that lead to a table carry the tenant's column along, so that no row leads to another tenant's. */
export function isComposite({ tenancy }: Design, table: PlannedTable): boolean {
	return (
		tenancy !== null &&
		table.perTenant &&
		!table.isExact &&
		table.name !== tenancy.table &&
		table.primaryKey.length === 1 &&
		table.partitionBy === null
	);
}

function isReferenced({ tables }: Design, { name }: PlannedTable): boolean {
	return [...tables.values()].some(
		(table) => table.perTenant && table.foreignKeys.some((key) => key.table === name),
	);
}

/** A foreign key without its name; between rows of tenants it carries the tenant along. */
export function writeForeignKey(
	design: Design,
	table: PlannedTable,
	{ column, table: other, onDelete }: PlannedForeignKey,
): string {
	const { tenancy, tables } = design;
	const target = tables.get(other)!;
	const isTheirs = tenancy !== null && table.perTenant && !table.isExact && column !== tenancy.column;
	const members =
		isTheirs && table.name !== 'memberships' && target.key === 'user' && !target.perTenant
			? tables.get('memberships')
			: undefined;
	const clear = onDelete === 'SET NULL' ? `SET NULL (${quoteIdentifier(column)})` : onDelete;
	if (isTheirs && members) {
		return `FOREIGN KEY (${quoteIdentifiers([tenancy.column, column])}) REFERENCES ${quoteIdentifier(members.name)} (${quoteIdentifiers([tenancy.column, `${target.key}_id`])}) ON DELETE ${clear}`;
	}
	if (isTheirs && isComposite(design, target)) {
		return `FOREIGN KEY (${quoteIdentifiers([tenancy.column, column])}) REFERENCES ${quoteIdentifier(other)} (${quoteIdentifiers([tenancy.column, 'id'])}) ON DELETE ${clear}`;
	}
	return `FOREIGN KEY (${quoteIdentifier(column)}) REFERENCES ${quoteIdentifier(other)} (${quoteIdentifiers(target.primaryKey)}) ON DELETE ${onDelete}`;
}
