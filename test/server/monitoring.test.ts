import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServerEngine } from '../../src/dialects/postgres/engine/server/open-server-engine.ts';
import { postgres } from '../../src/dialects/postgres/postgres.ts';
import { runMonitoring } from '../../src/rehearsal/monitoring/run-monitoring.ts';
import { type NativeServer, startNativeServer } from '../support/native-server.ts';
import { EVERYTHING_TO_WATCH } from '../support/watched-schema.ts';

const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 700 };

let native: NativeServer | null = null;
/** The server that DATABASE_URL names, of whatever version; without it PostgreSQL 18, which counts statements. */
let address = process.env.DATABASE_URL ?? '';

beforeAll(async () => {
	if (address !== '') return;
	native = await startNativeServer('shared_preload_libraries=pg_stat_statements');
	address = native.address();
});
afterAll(() => native?.stop());

it('every monitoring query runs on a server, and counts statements where they are counted', async () => {
	const engine = await openServerEngine(address, limits);
	try {
		await engine.apply({ statements: [{ sql: EVERYTHING_TO_WATCH }], transaction: 'none' });
		const { schema } = await postgres.introspect(engine, []);
		const { monitoring, healthChecks } = await runMonitoring(engine, schema);
		expect(monitoring.map(({ id }) => id)).toEqual([
			'slow statements',
			'sequential scans',
			'unused indexes',
			'dead rows',
			'cache hits',
			'refresh age',
			'queue public.jobs',
		]);
		expect(healthChecks.map(({ id }) => id)).toEqual([
			'connections',
			'long transactions',
			'lock waits',
			'replication lag',
			'freeze age',
			'key exhaustion',
			'partitions ahead',
			'invalid indexes',
			'unvalidated constraints',
			'row security gaps',
		]);
		if (!native) return;
		const [slow] = monitoring;
		const statements = [slow?.needs?.sql ?? '', slow?.sql ?? ''].map((sql) => ({ sql }));
		expect((await engine.apply({ statements, transaction: 'none' })).failure).toBeNull();
		expect((await engine.query(slow?.sql ?? '')).length).toBeGreaterThan(0);
	} finally {
		await engine.close();
	}
});
