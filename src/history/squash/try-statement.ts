import type { Engine, EngineFailure } from '../../dialects/dialect.ts';
import { createRole, missingRole } from '../../replay/missing-role.ts';
import type { FoldedStatement } from './squash.ts';

const MOST_ROLES = 100;

/** Runs a statement within an open trial so that it leaves nothing behind where it fails; roles that nothing makes are made. */
export async function tryStatement(
	engine: Engine,
	{ sql, copyData }: FoldedStatement,
): Promise<EngineFailure | null> {
	const statement = { sql, ...(copyData === undefined ? {} : { copyData }) };
	const batch = [{ sql: 'SAVEPOINT attempt' }, statement, { sql: 'RELEASE SAVEPOINT attempt' }];
	for (let made = 0; ; made++) {
		const { failure } = await engine.apply({ statements: batch, transaction: 'none', continues: true });
		if (!failure) return null;
		const back = [{ sql: 'ROLLBACK TO SAVEPOINT attempt' }];
		await engine.apply({ statements: back, transaction: 'none', continues: true });
		const role = made < MOST_ROLES ? missingRole(failure) : null;
		if (role === null || !(await createRole(engine, role))) return failure;
	}
}

/** What fails only when the transaction ends; null for nothing. */
export async function checkDeferred(engine: Engine): Promise<EngineFailure | null> {
	const statements = [{ sql: 'SET CONSTRAINTS ALL IMMEDIATE' }];
	return (await engine.apply({ statements, transaction: 'none', continues: true })).failure;
}
