import { beforeAll, describe, expect, it } from 'vitest';
import { proveRewrites } from '../../../../src/lint/proofs/prove-rewrites.ts';
import type { Rewrite } from '../../../../src/lint/rule.ts';
import type { LintFinding } from '../../../../src/lint/run-rules.ts';
import type { Trace } from '../../../../src/rehearsal/trace/trace.ts';
import { plainMigration, provenFindings, rewritingRule, type traceInput } from '../../../support/proven.ts';
import { REWRITING_RULES } from '../../../support/rewriting-rules.ts';

const TO: ReadonlyMap<string, Rewrite> = new Map([
	[
		'CREATE INDEX other_name ON a (x)',
		[{ sql: 'CREATE INDEX CONCURRENTLY some_name ON a (x)', isAlone: true }],
	],
	['CREATE INDEX fails ON a (y)', [{ sql: 'CREATE INDEX CONCURRENTLY fails ON a (z)', isAlone: true }]],
	['UPDATE b SET x = 1', [{ sql: 'UPDATE b SET x = 2', isAlone: false }]],
]);

const BAD_RULE = rewritingRule(
	'badly-rewritten',
	({ sql }) => TO.has(sql),
	({ sql }) => TO.get(sql) ?? null,
	'error',
);

const BEFORE = plainMigration(
	'1.sql',
	'CREATE TABLE a (id bigint PRIMARY KEY, x int, y int); CREATE TABLE b (id bigint PRIMARY KEY, x int); CREATE TABLE c (id uuid PRIMARY KEY, code text NOT NULL);',
	'none',
);

function outcome(findings: readonly LintFinding[], sql: string): unknown {
	const finding = findings.find(({ statement }) => statement?.sql.startsWith(sql));
	const { proof } = finding ?? {};
	if (proof?.kind !== 'held') return proof;
	const { files, keepsOrder } = proof.arrangement;
	return { kind: 'held', files: files.length, keepsOrder };
}

describe('proveRewrites', () => {
	it('runs nothing where nothing is to be proven, or nothing can be', async () => {
		const untraceable = {} as ReturnType<typeof traceInput>;
		const judged = { input: untraceable, rules: [], findings: [] };
		const trace = { stopped: null } as Trace;
		expect(await proveRewrites({ ...judged, trace }, [])).toStrictEqual([]);
		const [finding] = await provenFindings(
			[BAD_RULE],
			BEFORE,
			plainMigration('2.sql', 'UPDATE b SET x = 1; nonsense'),
		);
		expect(finding?.proof).toStrictEqual({ kind: 'not tried' });
	}, 60_000);

	describe('with rewrites that hold and others', () => {
		let findings: readonly LintFinding[] = [];

		beforeAll(async () => {
			findings = await provenFindings(
				[...REWRITING_RULES, BAD_RULE],
				BEFORE,
				plainMigration(
					'2.sql',
					`CREATE INDEX other_name ON a (x);
CREATE INDEX fails ON a (y);
UPDATE b SET x = 1;
ALTER TABLE c ADD COLUMN token double precision NOT NULL DEFAULT random();`,
				),
				plainMigration(
					'3.sql',
					`CREATE UNIQUE INDEX b_id ON b (id, x);
INSERT INTO b VALUES (-1, 0) ON CONFLICT (id, x) DO NOTHING;`,
				),
			);
		}, 120_000);

		it('tells why one fails', () => {
			const bad = findings.filter(({ rule }) => rule.id === 'badly-rewritten');
			expect(outcome(bad, 'CREATE INDEX other_name')).toStrictEqual({
				kind: 'failed',
				reason: 'it does not make index public.other_name',
			});
			expect(outcome(bad, 'CREATE INDEX fails')).toStrictEqual({
				kind: 'failed',
				reason: 'it fails: column "z" does not exist',
			});
			expect(outcome(bad, 'UPDATE b')).toStrictEqual({
				kind: 'failed',
				reason: 'it leaves other rows in public.b',
			});
		});

		it('keeps the order where what follows needs it', () => {
			expect(outcome(findings, 'CREATE UNIQUE INDEX b_id')).toStrictEqual({
				...{ kind: 'held', files: 2, keepsOrder: true },
			});
		});

		it('fills a column in batches', () => {
			expect(outcome(findings, 'ALTER TABLE c')).toStrictEqual({ kind: 'held', files: 4, keepsOrder: false });
		});
	});
});
