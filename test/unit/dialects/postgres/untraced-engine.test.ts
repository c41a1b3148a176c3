import { expect, test } from 'vitest';
import { openEngine } from '../../../../src/dialects/postgres/engine/open-engine.ts';

const limits = { memoryMegabytes: 512, migrationSeconds: 30, runSeconds: 60 };

test.each([true, false])('an engine tells what a statement did where it is traced: %s', async (isTraced) => {
	const engine = await openEngine({ limits, sources: [], isTraced });
	try {
		const statements = [{ sql: 'CREATE TABLE t (id int PRIMARY KEY)' }];
		const { statements: done, failure } = await engine.apply({ statements, transaction: 'none' });
		expect(failure).toBeNull();
		const told = done.flatMap(({ effects }) => effects.map(({ identity }) => identity));
		expect(told.includes('table public.t' as never)).toBe(isTraced);
	} finally {
		await engine.close();
	}
});
