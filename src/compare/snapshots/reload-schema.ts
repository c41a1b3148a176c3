import type { Dialect, EngineLimits } from '../../dialects/dialect.ts';
import { withoutGiven } from '../../model/given.ts';
import type { Schema } from '../../model/schema.ts';
import { splitStatements } from '../../sql/split.ts';

/**
 * The schema as an engine has it that ran its own dump: some expressions are printed in other words after that. Null
 * where the dump does not run.
 */
export async function reloadSchema(
	dialect: Dialect,
	schema: Schema,
	limits: EngineLimits,
): Promise<Schema | null> {
	const script = dialect.writeSchema(schema);
	const engine = await dialect.openEngine({ limits, sources: [script], isTraced: false });
	try {
		const statements = splitStatements(script).map(({ text }) => ({ sql: text }));
		const { failure } = await engine.apply({ statements, transaction: 'none' });
		if (failure) return null;
		const { schema: reloaded } = await dialect.introspect(engine, []);
		return withoutGiven(reloaded, schema.given);
	} finally {
		await engine.close();
	}
}
