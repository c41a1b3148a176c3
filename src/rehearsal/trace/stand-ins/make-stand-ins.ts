import type { Dialect, Engine } from '../../../dialects/dialect.ts';
import type { Schema } from '../../../model/schema.ts';
import type { LedgerEntry, Migration } from '../../../project/project.ts';
import { newPlan, relationKey } from './plan.ts';
import { readStatements } from './read-statements.ts';
import { makePlanned, tryOut } from './try-out.ts';

/** Each time more is known; what is not found by then is not there for a reason. */
const MOST_TRIES = 12;

/**
 * Makes what migrations expect and nothing makes: tables with the columns that they name, types, functions, constraints
 * and whatever else their statements fail for, so that each statement that can run does. What the engine has is left as
 * it is. Gives an entry for each thing that was assumed.
 */
export async function makeStandIns(
	dialect: Dialect,
	engine: Engine,
	migrations: readonly Migration[],
): Promise<readonly LedgerEntry[]> {
	const { schema } = await dialect.introspect(engine, []);
	const existing = namesIn(schema);
	const isBare = ![...existing].some((name) => name.startsWith('['));
	const { statements, facts } = await readStatements(migrations, isBare);
	const common = { plan: newPlan(), facts, existing, extensions: await dialect.listExtensions(engine) };
	for (let tries = 0; tries < MOST_TRIES; tries++) {
		const { isSettled, isEnded } = await tryOut(engine, statements, common);
		if (isEnded) return [];
		if (isSettled) break;
	}
	return makePlanned(engine, common.plan);
}

/** The relations, by key, and the namespaces of a schema. */
function namesIn({ objects, given }: Schema): ReadonlySet<string> {
	const all = [...objects, ...(given?.schema.objects ?? [])];
	const names = all.flatMap((object) => {
		switch (object.kind) {
			case 'namespace':
				return [object.name];
			case 'table':
			case 'view':
			case 'materialized-view':
			case 'foreign-table':
			case 'sequence':
				return [relationKey(object.namespace, object.name)];
			default:
				return [];
		}
	});
	return new Set(names);
}
