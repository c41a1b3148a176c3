import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { entityKey } from '../names.ts';
import type { Design } from './design.ts';
import type { PlannedTable } from './planned.ts';

/** Enters the tables that the requirements write in SQL, so that nothing plans them again and others can lead to them. */
export function enterGivenTables(design: Design, schema: Schema): void {
	for (const table of objectsOf(schema, 'table')) {
		if (table.namespace !== 'public') continue;
		const primary = partsOf(schema, table, 'primary-key')[0]?.columns ?? [];
		const columns = partsOf(schema, table, 'column').map(({ name, type, notNull }) => ({
			name,
			type,
			notNull,
			default: null,
			generated: null,
			checks: [],
			comment: null,
			origin: { kind: 'custom', why: 'the requirements write it in SQL' } as const,
		}));
		const planned: PlannedTable = {
			name: table.name,
			key: entityKey(table.name),
			columns,
			primaryKey: primary,
			idType: primary.length === 1 ? (columns.find(({ name }) => name === primary[0])?.type ?? null) : null,
			foreignKeys: [],
			exactKeys: [],
			uniques: [],
			indexes: [],
			checks: [],
			exclusions: [],
			comment: null,
			reasons: [],
			role: 'core',
			isExact: true,
			perTenant: false,
			softDelete: false,
			partitionBy: null,
			place: null,
			isShared: true,
		};
		design.tables.set(table.name, planned);
		design.byKey.set(planned.key, planned);
		design.given.add(table.name);
	}
}
