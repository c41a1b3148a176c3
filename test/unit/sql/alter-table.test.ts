import { describe, expect, it } from 'vitest';
import { readAlterTable } from '../../../src/sql/alter-table.ts';
import { parseOne } from '../../../src/sql/parse-one.ts';

async function read(sql: string) {
	const parts = readAlterTable(sql, await parseOne(sql));
	return (
		parts && {
			head: parts.head,
			target: parts.target,
			actions: parts.actions.map(({ start, end }) => sql.slice(start, end)),
		}
	);
}

describe('readAlterTable', () => {
	it('finds the actions, whatever stands between and within them', async () => {
		const sql = `ALTER TABLE /* a, b */ IF EXISTS ONLY "My App"."t,é" -- c, d
	ADD COLUMN "é" numeric(10, 2) DEFAULT round(1.5, 2), -- e
	ADD CHECK (a IN (1, 2)),
	DROP COLUMN b /* f */`;
		expect(await read(sql)).toStrictEqual({
			head: 'ALTER TABLE IF EXISTS ONLY "My App"."t,é"',
			target: '"My App"."t,é"',
			actions: [
				'ADD COLUMN "é" numeric(10, 2) DEFAULT round(1.5, 2)',
				'ADD CHECK (a IN (1, 2))',
				'DROP COLUMN b',
			],
		});
	});

	it('leaves out the star behind a name', async () => {
		expect(await read('ALTER TABLE t * ADD a int')).toStrictEqual({
			...{ head: 'ALTER TABLE t', target: 't', actions: ['ADD a int'] },
		});
	});

	it.each([
		'ALTER VIEW v SET (security_barrier)',
		'ALTER TABLE t RENAME TO u',
		'CREATE TABLE t ()',
		'nonsense',
	])('has nothing to say of %s', async (sql) => {
		expect(await read(sql)).toBeNull();
	});
});
