import type { ForeignColumn, ForeignTable } from '../../../model/foreign-table.ts';
import { writeComment } from './comments.ts';
import { parenthesise } from './expressions.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { layOutTableBody } from './table-body.ts';

/** `CREATE FOREIGN TABLE`, what ties it to a partitioned table, and its comments. */
export function writeForeignTable(table: ForeignTable): readonly string[] {
	const target = quoteRelation(table.namespace, table.name);
	const own = table.columns.filter((column) => table.partitionOf !== null || !column.inherited);
	const body = layOutTableBody(
		own.map((column) => ({
			name: quoteIdentifier(column.name),
			type: column.type,
			rest: writeRest(column),
		})),
		table.checks.map(({ name, definition }) => `CONSTRAINT ${quoteIdentifier(name)} ${definition}`),
	);
	const parents = table.inherits.map(({ namespace, name }) => quoteRelation(namespace, name));
	const { partitionOf } = table;
	return [
		`CREATE FOREIGN TABLE ${target} ${body}` +
			(parents.length === 0 ? '' : ` INHERITS (${parents.join(', ')})`) +
			`\nSERVER ${quoteIdentifier(table.server)}${writeOptions(table.options)}`,
		...(partitionOf === null
			? []
			: [
					`ALTER TABLE ONLY ${quoteRelation(partitionOf.namespace, partitionOf.name)}` +
						` ATTACH PARTITION ${target} ${partitionOf.bound}`,
				]),
		...writeComment(`FOREIGN TABLE ${target}`, table.comment),
		...table.columns.flatMap((column) =>
			writeComment(`COLUMN ${target}.${quoteIdentifier(column.name)}`, column.comment),
		),
	];
}

function writeRest(column: ForeignColumn): string {
	const { generated } = column;
	return [
		...(column.options.length === 0 ? [] : [writeOptions(column.options).trim()]),
		...(column.collation === null ? [] : [`COLLATE ${column.collation}`]),
		...(column.notNull ? ['NOT NULL'] : []),
		...(column.default === null ? [] : [`DEFAULT ${parenthesise(column.default)}`]),
		...(generated === null
			? []
			: [`GENERATED ALWAYS AS (${generated.expression}) ${generated.stored ? 'STORED' : 'VIRTUAL'}`]),
	].join(' ');
}

function writeOptions(options: readonly string[]): string {
	return options.length === 0 ? '' : ` OPTIONS (${options.join(', ')})`;
}
