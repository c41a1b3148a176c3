import { expect, it } from 'vitest';
import { findDataChanges } from '../../../src/replay/data-changes.ts';
import { describeDataChanges } from '../../../src/specification/words/data-changes.ts';

it.each([
	['INSERT INTO Users VALUES (1)', 'INSERT 0 1', 'Put rows into `users`.'],
	['insert into public."Users" values (1)', 'INSERT 0 1', 'Put rows into `Users`.'],
	['WITH x AS (SELECT 1) UPDATE ONLY other.a SET b = 1', 'UPDATE 0', 'Changed rows of `other.a`.'],
	['DELETE FROM a', 'DELETE 0', 'Took rows out of `a`.'],
	['TRUNCATE TABLE a', 'TRUNCATE TABLE', 'Took rows out of `a`.'],
	['DO $$ BEGIN UPDATE a SET b = 1; END $$', 'DO', 'Changed rows by code.'],
	['DO $$ BEGIN CREATE TABLE a (); END $$', 'DO', ''],
	['CREATE TABLE a ()', 'CREATE TABLE', ''],
	['SELECT 1', 'SELECT 1', ''],
])('%s', (sql, command, words) => {
	expect(
		describeDataChanges(
			findDataChanges([
				{ sql, command },
				{ sql, command },
			]),
		),
	).toBe(words);
});
