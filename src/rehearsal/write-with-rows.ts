import type { Dialect, EngineLimits } from '../dialects/dialect.ts';
import type { Replay } from '../replay/replay.ts';
import { splitStatements } from '../sql/split.ts';
import { loadReferenceRows, withReferenceRows } from './reference-rows.ts';

/** The executable schema with the rows that the migrations leave behind, as far as they come out the same in an empty engine. */
export async function writeWithRows(
	dialect: Dialect,
	{ schema, rows }: Replay,
	script: string,
	limits: EngineLimits,
): Promise<string> {
	if (rows.length === 0) return script;
	const engine = await dialect.openEngine({ limits, sources: [script], isTraced: false });
	try {
		const statements = splitStatements(script).map(({ text }) => ({ sql: text }));
		const { failure } = await engine.apply({ statements, transaction: 'none' });
		if (failure) return script;
		return withReferenceRows(script, await loadReferenceRows(dialect, engine, schema, rows));
	} finally {
		await engine.close();
	}
}
