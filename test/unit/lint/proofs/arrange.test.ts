import { describe, expect, it } from 'vitest';
import { type Arrangement, arrange } from '../../../../src/lint/proofs/arrange.ts';
import type { Rewrite } from '../../../../src/lint/rule.ts';
import type { TransactionMode } from '../../../../src/project/project.ts';
import { parseOne } from '../../../../src/sql/parse-one.ts';
import { plainMigration } from '../../../support/proven.ts';

const INDEX: Rewrite = [{ sql: 'CREATE INDEX CONCURRENTLY i ON t (a)', isAlone: true }];
const KEY: Rewrite = [
	{ sql: 'ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID', isAlone: false },
	{ sql: 'ALTER TABLE t VALIDATE CONSTRAINT k', isAlone: false, isLater: true },
];
const UNIQUE: Rewrite = [
	{ sql: 'CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)', isAlone: true },
	{ sql: 'ALTER TABLE t ADD UNIQUE USING INDEX i', isAlone: false },
];

/** Each file as a line: outside or inside, then the statements, those of steps after a `+`. */
async function files(
	source: string,
	rewrites: Readonly<Record<number, Rewrite>>,
	mode: TransactionMode = 'transaction',
	keepsOrder = false,
): Promise<readonly string[]> {
	const migration = plainMigration('1.sql', source, mode);
	const statements = await Promise.all(
		migration.statements.map(async ({ text }, index) => ({ index, tree: await parseOne(text) })),
	);
	const byIndex = new Map(Object.entries(rewrites).map(([index, rewrite]) => [Number(index), rewrite]));
	return show(arrange({ migration, statements }, byIndex, keepsOrder));
}

function show({ migration, files: arranged }: Arrangement): readonly string[] {
	return arranged.map(({ isOutside, sections }) => {
		const statements = sections.flatMap((section) => section.statements);
		const texts = statements.map(({ index, step }) =>
			step ? `+${step.sql}` : migration.statements[index]?.text,
		);
		return `${isOutside ? 'outside' : 'inside'}: ${texts.join(' | ')}`;
	});
}

describe('arrange', () => {
	it('puts what has to wait behind everything else', async () => {
		expect(
			await files('CREATE INDEX i ON t (a); ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u; SELECT 1', {
				0: INDEX,
				1: KEY,
			}),
		).toStrictEqual([
			'inside: +ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID | SELECT 1',
			'outside: +CREATE INDEX CONCURRENTLY i ON t (a)',
			'inside: +ALTER TABLE t VALIDATE CONSTRAINT k',
		]);
	});

	it('shares files among statements', async () => {
		expect(await files('SELECT 1; SELECT 2; SELECT 3', { 0: UNIQUE, 1: INDEX })).toStrictEqual([
			'inside: SELECT 3',
			'outside: +CREATE UNIQUE INDEX CONCURRENTLY i ON t (a) | +CREATE INDEX CONCURRENTLY i ON t (a)',
			'inside: +ALTER TABLE t ADD UNIQUE USING INDEX i',
		]);
	});

	it('reads tables before it locks others out of them', async () => {
		const steps: Rewrite = [...INDEX, { sql: 'ALTER TABLE t ADD UNIQUE USING INDEX i', isAlone: false }];
		const check: Rewrite = [
			...INDEX,
			{ sql: 'ALTER TABLE t VALIDATE CONSTRAINT k', isAlone: false },
			{ sql: 'ALTER TABLE t ALTER a SET NOT NULL', isAlone: false },
		];
		expect((await files('SELECT 1; SELECT 2; SELECT 3', { 0: steps, 1: check })).at(-1)).toBe(
			'inside: +ALTER TABLE t VALIDATE CONSTRAINT k | +ALTER TABLE t ADD UNIQUE USING INDEX i | +ALTER TABLE t ALTER a SET NOT NULL',
		);
	});

	it('keeps the order where it is asked to', async () => {
		expect(await files('SELECT 1; SELECT 2; SELECT 3', { 1: INDEX }, 'transaction', true)).toStrictEqual([
			'inside: SELECT 1',
			'outside: +CREATE INDEX CONCURRENTLY i ON t (a)',
			'inside: SELECT 3',
		]);
	});

	it('takes the place of a migration that has nothing else to do, settings of the session first', async () => {
		expect(await files("BEGIN; SET lock_timeout = '1s'; SELECT 1; COMMIT", { 2: INDEX })).toStrictEqual([
			"outside: SET lock_timeout = '1s' | +CREATE INDEX CONCURRENTLY i ON t (a)",
		]);
	});

	it('leaves a setting where a further statement would make a transaction', async () => {
		expect(await files("SET lock_timeout = '1s'; SELECT 1", { 1: INDEX }, 'implicit')).toStrictEqual([
			"inside: SET lock_timeout = '1s'",
			'outside: +CREATE INDEX CONCURRENTLY i ON t (a)',
		]);
		expect(await files('SELECT 1', { 0: INDEX }, 'implicit')).toStrictEqual([
			'outside: +CREATE INDEX CONCURRENTLY i ON t (a)',
		]);
	});

	it('stays in one file where no tool opens a transaction, behind those that the file opens', async () => {
		expect(
			await files(
				'SELECT 1; BEGIN; SELECT 2; SELECT 3; COMMIT; SELECT 4',
				{ 0: INDEX, 2: KEY, 3: INDEX },
				'none',
			),
		).toStrictEqual([
			[
				'inside: +CREATE INDEX CONCURRENTLY i ON t (a)',
				'BEGIN',
				'+ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID',
				'COMMIT',
				'+ALTER TABLE t VALIDATE CONSTRAINT k',
				'+CREATE INDEX CONCURRENTLY i ON t (a)',
				'SELECT 4',
			].join(' | '),
		]);
	});
});
