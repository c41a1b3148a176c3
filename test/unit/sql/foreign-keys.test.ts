import { describe, expect, it } from 'vitest';
import { separateForeignKeys } from '../../../src/sql/foreign-keys.ts';
import { parseStatement } from '../../../src/sql/parser.ts';

/** What is left of a table, with every run of blanks as one. */
async function separate(statement: string) {
	const separated = await separateForeignKeys(statement);
	return {
		table: separated?.table.replaceAll(/\s+/g, ' '),
		foreignKeys: separated?.foreignKeys.map(({ sql }) => sql),
	};
}

describe('separateForeignKeys', () => {
	it.each([
		[
			'CREATE TABLE a (id int REFERENCES b)',
			'CREATE TABLE a (id int )',
			['ALTER TABLE a ADD FOREIGN KEY (id) REFERENCES b'],
		],
		[
			'CREATE TABLE IF NOT EXISTS s."A" (id int NOT NULL CONSTRAINT "Fk" REFERENCES b (x) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED UNIQUE, c int)',
			'CREATE TABLE IF NOT EXISTS s."A" (id int NOT NULL UNIQUE, c int)',
			[
				'ALTER TABLE s."A" ADD CONSTRAINT "Fk" FOREIGN KEY (id) REFERENCES b (x) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED',
			],
		],
		[
			'CREATE TABLE a (x text REFERENCES b COLLATE "C" DEFAULT \'é\', y int)',
			'CREATE TABLE a (x text COLLATE "C" DEFAULT \'é\', y int)',
			['ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES b'],
		],
		[
			'CREATE TABLE a (id int, CONSTRAINT f FOREIGN KEY (id) REFERENCES b, UNIQUE (id))',
			'CREATE TABLE a (id int , UNIQUE (id))',
			['ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES b'],
		],
		[
			'CREATE TABLE a (FOREIGN KEY (id) REFERENCES b, id int, FOREIGN KEY (id) REFERENCES c) PARTITION BY HASH (id)',
			'CREATE TABLE a ( id int ) PARTITION BY HASH (id)',
			['ALTER TABLE a ADD FOREIGN KEY (id) REFERENCES b', 'ALTER TABLE a ADD FOREIGN KEY (id) REFERENCES c'],
		],
		[
			'CREATE TABLE a (FOREIGN KEY (x) REFERENCES b, FOREIGN KEY (x) REFERENCES c, x int)',
			'CREATE TABLE a ( x int)',
			['ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES b', 'ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES c'],
		],
		[
			'CREATE TABLE a (LIKE b, FOREIGN KEY (x) REFERENCES b)',
			'CREATE TABLE a (LIKE b )',
			['ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES b'],
		],
		[
			'CREATE TABLE a (FOREIGN KEY (x) REFERENCES b)',
			'CREATE TABLE a ( )',
			['ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES b'],
		],
		[
			'CREATE TABLE a (x int REFERENCES b REFERENCES c)',
			'CREATE TABLE a (x int )',
			['ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES b', 'ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES c'],
		],
		['CREATE TABLE a ("references" int)', 'CREATE TABLE a ("references" int)', []],
		['CREATE TABLE a ()', 'CREATE TABLE a ()', []],
	])('%s', async (statement, table, foreignKeys) => {
		expect(await separate(statement)).toEqual({ table, foreignKeys });
		for (const sql of [table, ...foreignKeys]) expect(await parseStatement(sql)).not.toBeNull();
	});

	it('keeps lengths, lines and everything else, and tells where each stood', async () => {
		const statement =
			'CREATE TABLE a ( -- 💥\n\tid int, -- REFERENCES x\n\tb int REFERENCES\n\t\tb (id), -- why\n\tc int\n)';
		const separated = await separateForeignKeys(statement);
		expect(separated?.table).toBe(
			'CREATE TABLE a ( -- 💥\n\tid int, -- REFERENCES x\n\tb int           \n        , -- why\n\tc int\n)',
		);
		expect(separated?.foreignKeys.map(({ offset }) => offset)).toEqual([statement.indexOf('REFERENCES\n')]);
	});

	it.each([
		'SELECT 1',
		'ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c',
		'CREATE TABLE (',
		'CREATE TABLE a (); SELECT 1',
		'',
	])('%j is not a table', async (statement) => {
		expect(await separateForeignKeys(statement)).toBeNull();
	});
});
