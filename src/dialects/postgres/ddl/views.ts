import type { MaterializedView, View } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { withStorageOptions } from './storage-options.ts';

/** `CREATE VIEW` or `CREATE MATERIALIZED VIEW` with its comments. */
export function writeView(view: View | MaterializedView): readonly string[] {
	const kind = view.kind === 'view' ? 'VIEW' : 'MATERIALIZED VIEW';
	const target = quoteRelation(view.namespace, view.name);
	return [
		`CREATE ${kind} ${target}${withStorageOptions(view.options)} AS\n${view.definition}`,
		...writeComment(`${kind} ${target}`, view.comment),
		...view.columns.flatMap((column) =>
			writeComment(`COLUMN ${target}.${quoteIdentifier(column.name)}`, column.comment),
		),
	];
}
