import { expect, it } from 'vitest';
import { steadyRows } from '../../../src/compare/dumps/steady-rows.ts';

const from = Date.UTC(2026, 0, 1, 12) * 1000;
const entry = (sql: string) => ({ title: 'TABLE DATA public.t t', sql });

it.each([
	['the clock', 5, "'2026-01-01 12:00:01.5'", "'2026-01-01 12:00:00'"],
	['the clock of a run of minutes', 300, "'2026-01-01 12:04:01.5'", "'2026-01-01 12:00:00'"],
	['a day on', 5, "'2026-01-02 12:00:01.5'", "'<1440 minutes on>'"],
	['a day on in a run of minutes', 300, "'2026-01-02 12:04:01.5'", "'<some time from the run>'"],
	['a written moment', 5, "'2024-01-02 03:04:05'", "'2024-01-02 03:04:05'"],
	['a written key', 5, "'00000000-0000-4000-8000-000000000001'", "'00000000-0000-4000-8000-000000000001'"],
	['a key of chance', 5, "'12345678-0000-4000-8000-000000000009'", "'<made up>'"],
])('%s', (_, seconds, value, expected) => {
	const steadying = {
		ran: { from, to: from + seconds * 1_000_000 },
		written: "insert into t values (gen_random_uuid(), '00000000-0000-4000-8000-000000000001')",
	};
	const { entries, rows } = steadyRows([entry(`INSERT INTO public.t VALUES (1, ${value});`)], steadying);
	expect(rows).toBe(1);
	expect(entries[0]?.sql).toBe(`INSERT INTO public.t VALUES (1, ${expected})`);
});
