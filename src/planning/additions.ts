import { quoteIdentifier } from '../dialects/postgres/ddl/quote.ts';
import { identifyRelation } from '../model/identity.ts';
import { findObject, partsOf, type RelationName, type Schema } from '../model/schema.ts';
import { blockId } from '../specification/block-id.ts';
import { codeSpan } from '../specification/markdown.ts';
import { uniqueKeys } from '../specification/relations.ts';
import type { Design } from './design/design.ts';
import type { PlanBlock, PlannedColumn, PlannedTable } from './design/planned.ts';
import { placeCode } from './design/reason-words.ts';
import { planBlock } from './write/block.ts';
import { isComposite, SECTIONS, writeForeignKey } from './write/table-sql.ts';

/**
 * What the requirements ask of tables that the document has planned already: their blocks belong to people and stay, so
 * that a new field becomes a block of its own.
 */
export function planAdditions(
	design: Design,
	schema: Schema,
	known: ReadonlySet<string>,
	dismissed: readonly string[],
): readonly PlanBlock[] {
	return [...design.tables.values()].flatMap((table) => {
		const isPlanned = known.has(blockId(`plan table public.${table.name}`));
		const name = { namespace: 'public', name: table.name };
		if (!isPlanned || !findObject(schema, identifyRelation('table', 'public', table.name))) return [];
		const columns = new Set(partsOf(schema, name, 'column').map((column) => column.name));
		const missing = table.columns.filter(
			(column) => column.origin.kind === 'requirement' && !columns.has(column.name),
		);
		const key = design.tenancy && [design.tenancy.column, 'id'];
		const isTarget =
			key !== null &&
			isComposite(design, table) &&
			key.every((column) => columns.has(column)) &&
			leadsHere(design, table);
		return [
			...(isTarget && (!hasKey(schema, name, key) || known.has(keyId(table))) ? [keyBlock(table, key)] : []),
			...missing
				.map((column) => columnBlock(design, table, column))
				.filter(({ id }) => !dismissed.includes(id.slice('plan '.length))),
			...table.columns
				.filter((column) => columns.has(column.name) && known.has(columnId(table, column)))
				.map((column) => columnBlock(design, table, column)),
		];
	});
}

/** A foreign key needs one of exactly its columns. */
function hasKey(schema: Schema, table: RelationName, columns: readonly string[]): boolean {
	return uniqueKeys(schema, table).some(
		(key) => key.length === columns.length && key.every((name) => columns.includes(name)),
	);
}

function leadsHere({ tables }: Design, { name }: PlannedTable): boolean {
	return [...tables.values()].some((other) => other.foreignKeys.some((key) => key.table === name));
}

function keyId({ name }: PlannedTable): string {
	return blockId(`plan key public.${name}`);
}

function keyBlock(table: PlannedTable, columns: readonly string[]): PlanBlock {
	const list = columns.map(quoteIdentifier).join(', ');
	return planBlock(
		SECTIONS[table.role],
		`key public.${table.name}`,
		null,
		[`Others lead to ${codeSpan(table.name)} together with the tenant.`],
		[`ALTER TABLE ${quoteIdentifier(table.name)} ADD UNIQUE (${list})`],
	);
}

function columnId(table: PlannedTable, column: PlannedColumn): string {
	return blockId(`plan column public.${table.name}.${column.name}`);
}

function columnBlock(design: Design, table: PlannedTable, column: PlannedColumn): PlanBlock {
	const { name, type, notNull, default: fallback, generated, checks, origin } = column;
	const rest = [
		type,
		...(notNull ? ['NOT NULL'] : []),
		...(generated === null ? [] : [generated]),
		...(fallback === null ? [] : [`DEFAULT ${fallback}`]),
		...checks.map((check) => `CHECK (${check})`),
	].join(' ');
	const key = table.foreignKeys.find((one) => one.column === name);
	const why =
		origin.kind === 'requirement'
			? `${placeCode(origin.place)} says more of ${codeSpan(table.name)} than its own block: ${codeSpan(name)}.`
			: '';
	return planBlock(
		SECTIONS[table.role],
		`column public.${table.name}.${name}`,
		null,
		[why],
		[
			`ALTER TABLE ${quoteIdentifier(table.name)} ADD COLUMN ${quoteIdentifier(name)} ${rest}`,
			...(key
				? [`ALTER TABLE ${quoteIdentifier(table.name)} ADD ${writeForeignKey(design, table, key)}`]
				: []),
		],
	);
}
