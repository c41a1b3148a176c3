import type { BatchStatement, Engine, EngineFailure } from '../../../dialects/dialect.ts';

/** Runs statements within an open trial; where one fails, all of them are taken back and its failure is given. */
export async function attempt(
	engine: Engine,
	statements: readonly (string | BatchStatement)[],
	continues = true,
): Promise<EngineFailure | null> {
	const all = statements.map((each) => (typeof each === 'string' ? { sql: each } : each));
	const batch = [{ sql: 'SAVEPOINT attempt' }, ...all, { sql: 'RELEASE SAVEPOINT attempt' }];
	const { failure } = await engine.apply({ statements: batch, transaction: 'none', continues });
	if (!failure || failure.ended) return failure;
	const back = [{ sql: 'ROLLBACK TO SAVEPOINT attempt' }, { sql: 'RELEASE SAVEPOINT attempt' }];
	await engine.apply({ statements: back, transaction: 'none', continues: true });
	return { ...failure, index: failure.index - 1 };
}
