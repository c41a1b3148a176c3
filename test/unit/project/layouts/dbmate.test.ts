import { expect, it } from 'vitest';
import { catchUserError } from '../catch-user-error.ts';
import { planOf } from './plan-of.ts';

const planFile = (text: string) => planOf('dbmate', { 'm/1_a.sql': text });

it('has a transaction of its own for each part', async () => {
	const text = `-- why
-- migrate:up transaction:false
SELECT 1;
-- migrate:down
-- migrate:up
SELECT 2;
SELECT 3;
-- migrate:down transaction:false
`;
	const { modes, statements } = await planFile(text);
	expect(statements).toEqual(['SELECT 1', 'SELECT 2', 'SELECT 3']);
	expect(modes).toEqual(['none', 'transaction']);
});

it.each([
	['SQL before the first part', '\nSELECT 1;\n-- migrate:up\n-- migrate:down\n', 2],
	['a part without a way back', '-- migrate:up\nSELECT 1;\n', 1],
	['two parts with one way back', '-- migrate:up\n-- migrate:up\n-- migrate:down\n', 1],
	['a second way back', '-- migrate:up\n-- migrate:down\n-- migrate:down\n', 3],
	['a way back alone', '-- migrate:down\n', 1],
])('refuses %s', async (_, text, line) => {
	const error = await catchUserError(planFile(text));
	expect(error.location).toEqual({ file: 'm/1_a.sql', line });
});
