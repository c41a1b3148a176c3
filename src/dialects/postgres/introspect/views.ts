import type { KindIntrospection } from './found.ts';
import { readViewRows } from './view-rows.ts';

/** Every view with its query and columns. */
export const introspectViews: KindIntrospection = async (engine, scope) => {
	const rows = await readViewRows(engine, scope, 'v');
	return rows.map(({ key, view }) => ({ key, object: { kind: 'view', ...view } }));
};
