import type { Table } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { isSelfReference, keysTo } from '../references.ts';
import { relationId } from '../relations.ts';

const MOST = 3;
/** What fewer tables lead to is no centre of anything. */
const FEWEST = 2;

/** The tables that most other tables lead to, at most three. */
export function mostReferenced(schema: Schema): readonly Table[] {
	return objectsOf(schema, 'table')
		.map((table) => {
			const keys = keysTo(schema, table).filter((key) => !isSelfReference(key));
			const from = new Set(keys.map((key) => relationId({ namespace: key.namespace, name: key.relation })));
			return { table, count: from.size };
		})
		.filter(({ count }) => count >= FEWEST)
		.sort((a, b) => b.count - a.count)
		.slice(0, MOST)
		.map(({ table }) => table);
}
