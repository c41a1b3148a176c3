import { describe, expect, it } from 'vitest';
import { postgres } from '../../../src/dialects/postgres/postgres.ts';
import { runPreludes } from '../../../src/replay/run-preludes.ts';
import { splitStatements } from '../../../src/sql/split.ts';
import { useEngine } from '../../support/engine.ts';
import { catchUserError } from '../project/catch-user-error.ts';

const engine = useEngine();

async function run(source: string): Promise<unknown> {
	const preludes = [{ path: 'p.sql', source, statements: splitStatements(source) }];
	const history = { migrations: [], preludes, dumps: [] };
	return runPreludes(postgres, await engine.fresh(), { history, extensions: new Set(), ledger: [] });
}

describe('a prelude', () => {
	it('that leaves a transaction open is refused', async () => {
		const error = await catchUserError(run('SELECT 1;\nBEGIN;\nCREATE TABLE a ();'));
		expect(error).toMatchObject({
			message: 'nothing ends the transaction that begins here',
			location: { file: 'p.sql', line: 2 },
		});
	});

	it('that needs a role is told to make it', async () => {
		const error = await catchUserError(run('GRANT SELECT ON pg_class TO "the clerk";'));
		expect(error.hint).toMatch(/CREATE ROLE "the clerk";$/);
	});
});
