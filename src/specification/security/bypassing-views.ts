import { type Identity, identify } from '../../model/identity.ts';
import type { Column, MaterializedView, Table, View } from '../../model/objects.ts';
import { findObject, objectsOf, type Schema } from '../../model/schema.ts';
import { findTable } from '../relations.ts';

/** A view whose readers see rows that the policies of a table below would keep from them. */
export interface BypassingView {
	readonly view: View | MaterializedView;
	/** The tables with row-level security that it reads, be it by way of other views. */
	readonly tables: readonly Table[];
}

/** Views that read tables with row-level security with the rights of their owner, in the schema's order. */
export function listBypassingViews(schema: Schema): readonly BypassingView[] {
	return [...objectsOf(schema, 'view'), ...objectsOf(schema, 'materialized-view')]
		.filter((view) => view.kind === 'materialized-view' || !isInvoker(view))
		.flatMap((view) => {
			const tables = readTables(schema, identify(view)).filter(({ rowSecurity }) => rowSecurity);
			return tables.length === 0 ? [] : [{ view, tables }];
		});
}

function isInvoker({ options }: View): boolean {
	return options.some((option) => /^security_invoker=(?:true|on|yes|1)$/i.test(option));
}

function readTables(schema: Schema, view: Identity): readonly Table[] {
	const seen = new Set<Identity>([view]);
	const found = new Set<Table>();
	const waiting = [view];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		for (const identity of schema.dependencies.get(next) ?? []) {
			if (seen.has(identity)) continue;
			seen.add(identity);
			const object = findObject(schema, identity);
			const table = object?.kind === 'column' ? tableOf(schema, object) : object;
			if (table?.kind === 'table') found.add(table);
			else if (object?.kind === 'view' || object?.kind === 'materialized-view') waiting.push(identity);
		}
	}
	return [...found].sort((one, other) => (identify(one) < identify(other) ? -1 : 1));
}

function tableOf(schema: Schema, { namespace, relation }: Column): Table | undefined {
	return findTable(schema, { namespace, name: relation });
}
