import { readableName } from '../../model/name.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { classifyTable } from '../classify.ts';
import type { Facts } from '../facts.ts';
import { nameOf } from '../relations.ts';

/** A key that counts, and comes to an end. */
export interface NarrowKey {
	readonly table: string;
	readonly column: string;
	readonly type: string;
}

/** The numbered keys of tables that can grow, as far as their type ends within what a busy table can reach. */
export function narrowKeys(facts: Facts): readonly NarrowKey[] {
	const { schema } = facts;
	return objectsOf(schema, 'table').flatMap((table): readonly NarrowKey[] => {
		const [key] = partsOf(schema, table, 'primary-key');
		const column = partsOf(schema, table, 'column').find(({ name }) => name === key?.columns[0]);
		if (key?.columns.length !== 1 || !column || table.partitionOf) return [];
		if (!/^(?:smallint|integer)$/.test(column.type)) return [];
		const counts = column.identity !== null || /^nextval\(/.test(column.default ?? '');
		if (!counts || classifyTable(facts, table) === 'reference') return [];
		return [{ table: nameOf(table), column: readableName(column.name), type: column.type }];
	});
}
