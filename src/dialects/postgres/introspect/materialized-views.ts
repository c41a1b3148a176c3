import type { KindIntrospection } from './found.ts';
import { readViewRows } from './view-rows.ts';

/** Every materialized view with its query and columns. */
export const introspectMaterializedViews: KindIntrospection = async (engine, scope) => {
	const rows = await readViewRows(engine, scope, 'm');
	return rows.map(({ key, view, stored }) => ({
		key,
		object: { kind: 'materialized-view', ...view, ...stored },
	}));
};
