import { expect, it } from 'vitest';
import type { Engine } from '../../../../src/dialects/dialect.ts';
import { tolerate } from '../../../../src/dialects/postgres/introspect/tolerate.ts';
import { UserError } from '../../../../src/errors.ts';

function engineThatAnswers(query: Engine['query']): Engine {
	return { query } as Engine;
}

it('a query that the server cannot run has no rows, and is remembered by its catalog', async () => {
	const { engine, gaps } = tolerate(
		engineThatAnswers(async () => {
			throw new UserError('replay', 'relation "pg_publication" does not exist');
		}),
	);
	expect(await engine.query('SELECT p.oid\n\t\tFROM pg_publication p')).toEqual([]);
	expect(gaps).toEqual([
		{
			kind: 'not-understood',
			message:
				'This server does not have what is asked of pg_publication, and it is left out: relation "pg_publication" does not exist',
		},
	]);
});

it.each([new UserError('limit', 'took too long'), new TypeError('a defect')])(
	'anything else stops: %s',
	async (error) => {
		const { engine } = tolerate(engineThatAnswers(() => Promise.reject(error)));
		await expect(engine.query('SELECT 1')).rejects.toBe(error);
	},
);
