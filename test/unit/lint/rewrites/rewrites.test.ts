import { beforeAll, describe, expect, it } from 'vitest';
import type { LintFinding } from '../../../../src/lint/run-rules.ts';
import { plainMigration, provenFindings } from '../../../support/proven.ts';
import { REWRITING_RULES } from '../../../support/rewriting-rules.ts';

const BEFORE = `
CREATE SCHEMA "My App";
CREATE TABLE u (id bigint PRIMARY KEY, code text UNIQUE);
${Array.from({ length: 9 }, (_, at) => `CREATE TABLE t${at} (id bigint PRIMARY KEY, u_id bigint, a int, b text, c text);`).join('\n')}
CREATE TABLE "My App"."Ö ""x""" (id uuid PRIMARY KEY, u_id bigint, "Größe" int, b text);
CREATE TABLE no_key (a int, b int);
CREATE TABLE pair (a int, b int, PRIMARY KEY (a, b));
CREATE INDEX t0_a ON t0 (a);
CREATE INDEX "T0 b" ON t0 (b);
CREATE MATERIALIZED VIEW seen AS SELECT id, a FROM t0;
CREATE UNIQUE INDEX ON seen (id);
CREATE TABLE part (id bigint, at date NOT NULL, v text) PARTITION BY RANGE (at);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE part_2 PARTITION OF part FOR VALUES FROM ('2021-01-01') TO ('2022-01-01') PARTITION BY LIST (v);
CREATE TABLE part_2a PARTITION OF part_2 FOR VALUES IN ('a');
CREATE TABLE gone (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE gone_1 PARTITION OF gone FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
`;

const ENDING = ['VALIDATE CONSTRAINT', 'SET NOT NULL', 'DROP CONSTRAINT'];

/** The statement, and its steps: `!` before one that runs alone, `>` before one that comes later. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
	[
		'CREATE INDEX /* of all */ ON t0 USING btree (lower(b))',
		['!CREATE INDEX CONCURRENTLY /* of all */ ON t0 USING btree (lower(b))'],
	],
	[
		'create unique index if not exists "T1 c" on public.t1 (c) where a > 0',
		['!create unique index CONCURRENTLY if not exists "T1 c" on public.t1 (c) where a > 0'],
	],
	[
		'DROP INDEX IF EXISTS t0_a, public."T0 b" RESTRICT',
		['!DROP INDEX CONCURRENTLY IF EXISTS t0_a', '!DROP INDEX CONCURRENTLY IF EXISTS public."T0 b"'],
	],
	['REINDEX (VERBOSE) TABLE t2', ['!REINDEX (VERBOSE) TABLE CONCURRENTLY t2']],
	['REFRESH MATERIALIZED VIEW seen', ['REFRESH MATERIALIZED VIEW CONCURRENTLY seen']],
	[
		'ALTER TABLE gone DETACH PARTITION public.gone_1',
		[
			'!ALTER TABLE gone DETACH PARTITION public.gone_1 CONCURRENTLY',
			'ALTER TABLE public.gone_1 DROP CONSTRAINT gone_1_at_check',
		],
	],
	[
		'CREATE INDEX part_v ON part (v)',
		[
			'CREATE INDEX part_v ON ONLY part USING btree (v)',
			'CREATE INDEX part_2_v_idx ON ONLY part_2 USING btree (v)',
			'!CREATE INDEX CONCURRENTLY part_1_v_idx ON part_1 USING btree (v)',
			'!CREATE INDEX CONCURRENTLY part_2a_v_idx ON part_2a USING btree (v)',
			'ALTER INDEX part_2_v_idx ATTACH PARTITION part_2a_v_idx',
			'ALTER INDEX part_v ATTACH PARTITION part_2_v_idx',
			'ALTER INDEX part_v ATTACH PARTITION part_1_v_idx',
		],
	],
	[
		'ALTER TABLE t2 ADD FOREIGN KEY (u_id) REFERENCES u ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED',
		[
			'ALTER TABLE t2 ADD FOREIGN KEY (u_id) REFERENCES u ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID',
			'>ALTER TABLE t2 VALIDATE CONSTRAINT t2_u_id_fkey',
		],
	],
	[
		`ALTER TABLE IF EXISTS ONLY "My App"."Ö ""x""" -- ä
	ADD CHECK ("Größe" > 0), -- first
	ADD CONSTRAINT "so so" CHECK (b <> 'ä, b') NO INHERIT`,
		[
			`ALTER TABLE IF EXISTS ONLY "My App"."Ö ""x""" -- ä
	ADD CHECK ("Größe" > 0) NOT VALID, -- first
	ADD CONSTRAINT "so so" CHECK (b <> 'ä, b') NO INHERIT NOT VALID`,
			'>ALTER TABLE IF EXISTS ONLY "My App"."Ö ""x""" VALIDATE CONSTRAINT "so so"',
			'ALTER TABLE IF EXISTS ONLY "My App"."Ö ""x""" VALIDATE CONSTRAINT "Ö ""x""_Größe_check"',
		],
	],
	[
		'ALTER TABLE t3 ADD COLUMN boss bigint CONSTRAINT "my boss" REFERENCES u (id) ON DELETE SET NULL DEFERRABLE, ADD size int DEFAULT 1 CHECK (size > 0) NOT NULL',
		[
			'ALTER TABLE t3 ADD COLUMN boss bigint, ADD CONSTRAINT "my boss" FOREIGN KEY (boss) REFERENCES u (id) ON DELETE SET NULL DEFERRABLE NOT VALID, ADD size int DEFAULT 1 NOT NULL, ADD CHECK (size > 0) NOT VALID',
			'>ALTER TABLE t3 VALIDATE CONSTRAINT "my boss"',
			'ALTER TABLE t3 VALIDATE CONSTRAINT t3_size_check',
		],
	],
	[
		"ALTER TABLE t4 ALTER COLUMN a SET NOT NULL, ALTER b SET DEFAULT ''",
		[
			"ALTER TABLE t4 ADD CONSTRAINT t4_a_is_set CHECK (a IS NOT NULL) NOT VALID, ALTER b SET DEFAULT ''",
			'>ALTER TABLE t4 VALIDATE CONSTRAINT t4_a_is_set',
			'ALTER TABLE t4 ALTER COLUMN a SET NOT NULL',
			'ALTER TABLE t4 DROP CONSTRAINT t4_a_is_set',
		],
	],
	[
		'ALTER TABLE t5 ADD UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c) WITH (fillfactor = 70), ADD COLUMN d text CONSTRAINT "D" UNIQUE DEFERRABLE',
		[
			'ALTER TABLE t5 ADD COLUMN d text',
			'!CREATE UNIQUE INDEX CONCURRENTLY "D" ON t5 USING btree (d)',
			"!CREATE UNIQUE INDEX CONCURRENTLY t5_a_b_c_key ON t5 USING btree (a, b) INCLUDE (c) NULLS NOT DISTINCT WITH (fillfactor='70')",
			'ALTER TABLE t5 ADD CONSTRAINT "D" UNIQUE USING INDEX "D" DEFERRABLE',
			'ALTER TABLE t5 ADD CONSTRAINT t5_a_b_c_key UNIQUE USING INDEX t5_a_b_c_key',
		],
	],
	[
		'ALTER TABLE no_key ADD PRIMARY KEY (a)',
		[
			'ALTER TABLE no_key ADD CONSTRAINT no_key_a_is_set CHECK (a IS NOT NULL) NOT VALID',
			'>ALTER TABLE no_key VALIDATE CONSTRAINT no_key_a_is_set',
			'ALTER TABLE no_key ALTER COLUMN a SET NOT NULL',
			'ALTER TABLE no_key DROP CONSTRAINT no_key_a_is_set',
			'!CREATE UNIQUE INDEX CONCURRENTLY no_key_pkey ON no_key USING btree (a)',
			'ALTER TABLE no_key ADD CONSTRAINT no_key_pkey PRIMARY KEY USING INDEX no_key_pkey',
		],
	],
	[
		'ALTER TABLE t6 ADD CHECK (a > 0), ALTER a SET NOT NULL, ADD UNIQUE (b)',
		[
			'ALTER TABLE t6 ADD CHECK (a > 0) NOT VALID, ADD CONSTRAINT t6_a_is_set CHECK (a IS NOT NULL) NOT VALID',
			'!CREATE UNIQUE INDEX CONCURRENTLY t6_b_key ON t6 USING btree (b)',
			'ALTER TABLE t6 ADD CONSTRAINT t6_b_key UNIQUE USING INDEX t6_b_key',
			...ENDING.map(
				(ending, at) =>
					`${at === 0 ? '>' : ''}ALTER TABLE t6 ${at === 1 ? `ALTER COLUMN a ${ending}` : `${ending} t6_a_is_set`}`,
			),
			'>ALTER TABLE t6 VALIDATE CONSTRAINT t6_a_check',
		],
	],
];

const NOT_REWRITTEN: readonly (readonly [string])[] = [
	['DROP INDEX t0_gone CASCADE'],
	['ALTER TABLE part ADD FOREIGN KEY (id) REFERENCES u'],
	['ALTER TABLE pair ADD COLUMN r double precision DEFAULT random()'],
];

function show({ proof }: LintFinding): readonly string[] | string {
	if (proof?.kind !== 'held') return proof?.kind === 'failed' ? proof.reason : (proof?.kind ?? 'no rewrite');
	return proof.rewrite.map(({ sql, isAlone, isLater }) => `${isLater ? '>' : ''}${isAlone ? '!' : ''}${sql}`);
}

describe('rewrites', () => {
	let findings: readonly LintFinding[] = [];

	beforeAll(async () => {
		const all = [...NOT_REWRITTEN, ...CASES].map(([sql]) => `${sql}\n;`).join('\n');
		findings = await provenFindings(
			REWRITING_RULES,
			plainMigration('1.sql', `${BEFORE}CREATE INDEX t0_gone ON t0 (c);`, 'none'),
			plainMigration('2.sql', all),
		);
	}, 120_000);

	it.each(CASES)('rewrites %s', (sql, steps) => {
		const own = findings.filter(({ statement }) => statement?.sql === sql);
		expect(own.length).toBeGreaterThan(0);
		for (const finding of own) expect(show(finding)).toStrictEqual(steps);
	});

	it.each(NOT_REWRITTEN)('has no way to rewrite %s', (sql) => {
		const own = findings.filter(({ statement }) => statement?.sql === sql);
		expect(own.map(show)).toStrictEqual(own.map(() => 'no rewrite'));
		expect(own.length).toBeGreaterThan(0);
	});
});
