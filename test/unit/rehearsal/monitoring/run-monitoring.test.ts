import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../src/dialects/dialect.ts';
import type { Schema } from '../../../../src/model/schema.ts';
import { HEALTH_CHECKS, PERFORMANCE } from '../../../../src/rehearsal/monitoring/index.ts';
import type { Monitor } from '../../../../src/rehearsal/monitoring/monitor.ts';
import { runMonitoring } from '../../../../src/rehearsal/monitoring/run-monitoring.ts';
import { useEngine } from '../../../support/engine.ts';
import { EVERYTHING_TO_WATCH } from '../../../support/watched-schema.ts';
import { schemaOf } from '../../specification/schema-builder.ts';

const engine = useEngine('pg_stat_statements');
let schema: Schema;
beforeAll(async () => {
	schema = await engine.build(EVERYTHING_TO_WATCH);
});

function monitors(of: Schema): readonly Monitor[] {
	return [...PERFORMANCE, ...HEALTH_CHECKS].flatMap((make) => make(of));
}

/** An engine that holds the schema. */
async function running(): Promise<Engine> {
	const open = await engine.fresh();
	await open.apply({ statements: [{ sql: EVERYTHING_TO_WATCH }], transaction: 'none' });
	return open;
}

describe('the monitors of a schema', () => {
	it('have ids of their own', () => {
		const ids = monitors(schema).map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toContain('queue public.jobs');
	});

	it('watch only what is there', () => {
		const plain = monitors(schemaOf([])).map(({ id }) => id);
		for (const id of ['refresh age', 'key exhaustion', 'partitions ahead', 'row security gaps'])
			expect(plain).not.toContain(id);
		expect(plain.some((id) => id.startsWith('queue'))).toBe(false);
	});

	it('ask for nothing that PostgreSQL 14 has not, or 18 has no more', () => {
		const later =
			/\b(?:last_(?:seq|idx)_scan|pg_stat_(?:io|checkpointer|recovery_prefetch|wal)|inactive_since|invalidation_reason|total_time|mean_time|stats_since|relallfrozen|n_ins_since|conenforced)\b/;
		for (const { sql } of monitors(schema)) expect(sql).not.toMatch(later);
	});

	it('are one SELECT each, which changes nothing', () => {
		for (const { sql } of monitors(schema)) {
			expect(sql).toMatch(/^(?:SELECT|WITH) /);
			expect(sql).not.toContain(';');
		}
	});
});

describe('what runs', () => {
	it('is all of it, but for what an extension counts, which is planned', async () => {
		const { monitoring, healthChecks } = await runMonitoring(await running(), schema);
		expect([...monitoring, ...healthChecks].map(({ id }) => id)).toEqual(
			monitors(schema).map(({ id }) => id),
		);
		for (const { sql } of [...monitoring, ...healthChecks]) expect(sql).not.toBeNull();
		expect(monitoring[0]?.needs?.sql).toBe('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
	});

	it('leaves nothing behind', async () => {
		const open = await running();
		await runMonitoring(open, schema);
		expect(await open.query("SELECT 1 FROM pg_extension WHERE extname = 'pg_stat_statements'")).toEqual([]);
	});

	it('leaves out what fails, and that alone', async () => {
		const open = await running();
		await open.apply({ statements: [{ sql: 'DROP TABLE jobs, job_runs' }], transaction: 'none' });
		const { monitoring, healthChecks } = await runMonitoring(open, schema);
		const ran = new Set([...monitoring, ...healthChecks].map(({ id }) => id));
		expect(
			monitors(schema)
				.filter(({ id }) => !ran.has(id))
				.map(({ id }) => id),
		).toEqual(['queue public.jobs']);
	});
});

describe('what the monitors see', () => {
	async function rows(id: string, then = ''): Promise<readonly unknown[]> {
		const open = await running();
		if (then !== '') await open.apply({ statements: [{ sql: then }], transaction: 'none' });
		return open.query(monitors(schema).find((each) => each.id === id)?.sql ?? '');
	}

	it.each<[string, string, readonly unknown[]]>([
		[
			'key exhaustion',
			`SELECT setval('orders_id_seq', 536870912); SELECT setval('"Odd_Id_seq"', 16384)`,
			[
				{ name: '"Odd".Id', last_value: 16384, percent_used: 50 },
				{ name: 'orders.id', last_value: 536870912, percent_used: 25 },
			],
		],
		[
			'partitions ahead',
			'',
			[
				{ table_name: 'by_number', partitions: 2, last_one_ends_before: '1000', rows_in_default: null },
				{ table_name: 'by_time', partitions: 3, last_one_ends_before: "'2026-02-01'", rows_in_default: 0 },
			],
		],
		['unvalidated constraints', '', [expect.objectContaining({ constraint_name: 'positive' })]],
		['row security gaps', '', expect.arrayContaining([{ name: 'closed', gap: 'no policy' }])],
		[
			'queue public.jobs',
			"INSERT INTO jobs VALUES (1, 'new', 0, '2026-01-01')",
			[expect.objectContaining({ status: 'new', rows: 1 })],
		],
		['refresh age', '', [expect.objectContaining({ view_name: 'counted', is_populated: true })]],
		['invalid indexes', '', []],
	])('%s', async (id, then, expected) => {
		expect(await rows(id, then)).toEqual(expected);
	});
});
