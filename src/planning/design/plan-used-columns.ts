import { plainField } from '../requirement.ts';
import { CUSTOMARY } from './customary.ts';
import { type Design, tableFor } from './design.ts';
import { addField } from './plan-columns.ts';
import { addForeignKey } from './plan-relationships.ts';
import { findColumn } from './planned.ts';

/** Adds what the requirements' own SQL uses of planned tables: an index or a view needs its columns. */
export function planUsedColumns(design: Design): void {
	for (const { table: name, column, place } of design.brief.usedColumns) {
		const table = tableFor(design, name);
		if (!table || table.isExact || findColumn(table, column) || CUSTOMARY.has(column)) continue;
		const noun = /^(.+)_id$/.exec(column)?.[1];
		const target = noun === undefined ? null : tableFor(design, noun);
		if (target && target.idType !== null)
			addForeignKey(design, table, target, {
				column,
				required: false,
				onDelete: null,
				unique: false,
				origin: { kind: 'requirement', place, words: null },
			});
		else addField(design, table, { ...plainField(table.key, column, place), required: false });
	}
}
