import type { MaterializedView, View, ViewColumn } from '../../../model/objects.ts';
import { writeColumnStorage } from './column-settings.ts';
import { writeComment } from './comments.ts';
import { parenthesise } from './expressions.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { withStorageOptions } from './storage-options.ts';

/** `CREATE VIEW` or `CREATE MATERIALIZED VIEW` with what its columns have, and its comments. */
export function writeView(view: View | MaterializedView): readonly string[] {
	const kind = view.kind === 'view' ? 'VIEW' : 'MATERIALIZED VIEW';
	const target = quoteRelation(view.namespace, view.name);
	const alter = `ALTER ${kind} ${target}`;
	const stored: Partial<MaterializedView> = view.kind === 'view' ? {} : view;
	const using = stored.accessMethod === undefined ? '' : ` USING ${quoteIdentifier(stored.accessMethod)}`;
	const filling = stored.populated === false ? '\n  WITH NO DATA' : '';
	return [
		`CREATE ${kind} ${target}${using}${withStorageOptions(view.options)} AS\n${view.definition}${filling}`,
		...view.columns.flatMap((column) =>
			writeColumnParts(column).map((part) => `${alter} ALTER COLUMN ${quoteIdentifier(column.name)} ${part}`),
		),
		...writeComment(`${kind} ${target}`, view.comment),
		...view.columns.flatMap((column) =>
			writeComment(`COLUMN ${target}.${quoteIdentifier(column.name)}`, column.comment),
		),
	];
}

function writeColumnParts(column: ViewColumn): readonly string[] {
	const { default: value } = column;
	return [
		...(value === undefined ? [] : [`SET DEFAULT ${parenthesise(value)}`]),
		...writeColumnStorage(column),
	];
}
