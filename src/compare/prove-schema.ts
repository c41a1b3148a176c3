import type { Dialect, Engine } from '../dialects/dialect.ts';
import { withoutGiven } from '../model/given.ts';
import type { Schema } from '../model/schema.ts';
import { splitStatements } from '../sql/split.ts';
import type { Change } from './change.ts';
import { compareSchemas } from './compare-schemas.ts';

/** Whether a script builds a schema: what is different after it ran in an empty engine, or where it stopped. */
export interface Proof {
	/** From the schema that the script was written for to what it built. */
	readonly changes: readonly Change[];
	readonly failure: { readonly statement: string; readonly message: string } | null;
}

/** Runs the executable schema in a second, empty engine and compares what it builds with what it was written for. */
export async function proveSchema(
	dialect: Dialect,
	engine: Engine,
	schema: Schema,
	script: string,
): Promise<Proof> {
	// Session settings at the script's top must last to its end, so that it is one batch.
	const statements = splitStatements(script).map(({ text }) => ({ sql: text }));
	const { failure } = await engine.apply({ statements, transaction: 'none' });
	if (failure) {
		return {
			changes: [],
			failure: { statement: statements[failure.index]?.sql ?? '', message: failure.message },
		};
	}
	const { schema: built } = await dialect.introspect(engine, []);
	const changes = compareSchemas(schema, withoutGiven(built, schema.given));
	return { changes: changes.filter((change) => !isMove(change)), failure: null };
}

/** Tablespaces are the server's: a script uses those that are there. */
function isMove(change: Change): boolean {
	return change.kind === 'changed' && change.attributes.every(({ name }) => name === 'tablespace');
}

/** True when the script ran and built exactly what it was written for. */
export function isProven({ changes, failure }: Proof): boolean {
	return changes.length === 0 && failure === null;
}
