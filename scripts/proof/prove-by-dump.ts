import { compareDumps, type DumpComparison } from '../../src/compare/dumps/compare-dumps.ts';
import { isEnginesOwn } from '../../src/compare/dumps/dump-entries.ts';
import type { Dialect, Engine, EngineLimits } from '../../src/dialects/dialect.ts';
import type { DumpOptions } from '../../src/dialects/dump-options.ts';
import { splitStatements } from '../../src/sql/split.ts';

/** Whether a script builds what pg_dump saw: the comparison, or the statement that failed. */
export type DumpProof =
	| ({ readonly failure: null } & DumpComparison)
	| { readonly failure: { readonly statement: string; readonly message: string } };

/** Runs a script in an empty engine; gives what failed. */
export async function runScript(
	engine: Engine,
	script: string,
): Promise<{ readonly statement: string; readonly message: string } | null> {
	const statements = splitStatements(script).map(({ text }) => ({ sql: text }));
	const { failure } = await engine.apply({ statements, transaction: 'none' });
	return failure && { statement: statements[failure.index]?.sql ?? '', message: failure.message };
}

/** Runs the executable schema in an engine of its own and compares that engine's dump with the expected one. */
export async function proveByDump(
	dialect: Dialect,
	expected: string,
	script: string,
	options: DumpOptions & { readonly limits: EngineLimits },
): Promise<DumpProof> {
	const engine = await dialect.openEngine({ limits: options.limits, sources: [script] });
	try {
		const failure = await runScript(engine, script);
		if (failure) return { failure };
		const found = await dialect.dump(engine, options);
		return { failure: null, ...compareDumps(expected, found, isEnginesOwn) };
	} finally {
		await engine.close();
	}
}
