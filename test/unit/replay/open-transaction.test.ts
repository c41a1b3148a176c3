import { expect, it } from 'vitest';
import { findOpenTransaction } from '../../../src/replay/open-transaction.ts';
import { splitStatements } from '../../../src/sql/split.ts';

it.each<[string, number | null]>([
	['SELECT 1', null],
	['BEGIN; SELECT 1; COMMIT', null],
	['SELECT 1; BEGIN; SELECT 1', 1],
	['start transaction isolation level serializable; SELECT 1', 0],
	['BEGIN; END; BEGIN WORK; SELECT 1; ROLLBACK TO SAVEPOINT a', 2],
	['BEGIN; ROLLBACK WORK TO a; ABORT', null],
	["BEGIN; PREPARE TRANSACTION 'a'", null],
	['COMMIT', null],
])('the transaction that %s leaves open begins at %s', (source, index) => {
	expect(findOpenTransaction(splitStatements(source))).toBe(index);
});
