import type { Table } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import type { PrismaField, PrismaModel, PrismaSchema } from '../../project/prisma/read-schema.ts';

/** Which table of a built schema each model means, and the tables that Prisma makes for relations without a model. */
export interface PrismaTables {
	/** Models whose table is there; views are left out. */
	readonly found: ReadonlyMap<PrismaModel, Table>;
	readonly missing: readonly PrismaModel[];
	/** The names of the tables between two lists of models. */
	readonly joinTables: ReadonlySet<string>;
}

/** Finds the tables of a Prisma schema's models; one that names no namespace may be in any that has it alone. */
export function findPrismaTables({ models }: PrismaSchema, built: Schema): PrismaTables {
	const named = Map.groupBy(objectsOf(built, 'table'), ({ name }) => name);
	const found = new Map<PrismaModel, Table>();
	const missing: PrismaModel[] = [];
	for (const model of models) {
		if (model.kind === 'view') continue;
		const same = named.get(model.table) ?? [];
		const table =
			same.find(({ namespace }) => namespace === (model.namespace ?? 'public')) ??
			(model.namespace === null && same.length === 1 ? same[0] : undefined);
		if (table) found.set(model, table);
		else if (!isView(model, built)) missing.push(model);
	}
	return { found, missing, joinTables: new Set(models.flatMap((model) => joinTablesOf(model, models))) };
}

/** Some describe a view as a model. */
function isView({ table }: PrismaModel, built: Schema): boolean {
	const views = [...objectsOf(built, 'view'), ...objectsOf(built, 'materialized-view')];
	return [...views, ...objectsOf(built, 'foreign-table')].some(({ name }) => name === table);
}

function joinTablesOf(model: PrismaModel, models: readonly PrismaModel[]): readonly string[] {
	return model.fields.flatMap((field) => {
		const other = field.isList ? models.find(({ name }) => name === field.type) : undefined;
		const isBack = (back: PrismaField): boolean =>
			back !== field && back.isList && back.type === model.name && back.relationName === field.relationName;
		if (!other?.fields.some(isBack)) return [];
		const [first, second] = [model.name, other.name].sort();
		return [`_${field.relationName ?? `${first}To${second}`}`];
	});
}
