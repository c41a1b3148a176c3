import { beforeAll, describe, expect, it } from 'vitest';
import { postgres } from '../../../src/dialects/postgres/postgres.ts';
import type { Identity } from '../../../src/model/identity.ts';
import type { Migration } from '../../../src/project/project.ts';
import type { Replay, Touch } from '../../../src/replay/replay.ts';
import { replayHistory } from '../../../src/replay/replay-history.ts';
import { splitStatements } from '../../../src/sql/split.ts';

const SOURCES = [
	`CREATE TABLE people (id int PRIMARY KEY, fax text);
CREATE TABLE scratch (id int);`,
	`DO $$ BEGIN
	BEGIN
		CREATE TABLE ghost (id int);
		RAISE EXCEPTION 'no';
	EXCEPTION WHEN OTHERS THEN NULL;
	END;
END $$;
DROP TABLE scratch;`,
	`ALTER TABLE people DROP COLUMN fax;
ALTER TABLE people RENAME TO customers;
ALTER TABLE customers ADD COLUMN phone text;`,
	`CREATE TABLE visits (at timestamp);
CREATE INDEX by_time ON visits (at);
CREATE TABLE trips (at timestamp);
CREATE INDEX by_start ON trips (at);`,
	`ALTER TABLE visits ALTER COLUMN at TYPE timestamptz;
ALTER TABLE visits ALTER COLUMN at TYPE date;
ALTER TABLE trips ALTER COLUMN at TYPE date;
DROP TABLE trips;`,
];

const migrations = SOURCES.map((source, index): Migration => {
	const path = `${index + 1}.sql`;
	const statements = splitStatements(source);
	const sections = [{ count: statements.length, transaction: 'transaction' as const }];
	return { version: String(index + 1), name: '', path, source, statements, sections };
});

let head: Replay;
let base: Replay | null;

beforeAll(async () => {
	const history = {
		layout: 'numbered',
		directory: '',
		migrations,
		preludes: [],
		dumps: [],
		bookkeepingTables: [],
		ledger: [],
	};
	const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 700 };
	({ head, base } = await replayHistory({ dialect: postgres, history, limits, baseCount: 1 }));
});

function places(touches: readonly Touch[] | undefined): readonly string[] | undefined {
	return touches?.map(({ step, effect }) => `${effect.verb} ${step.path}:${step.line}`);
}

describe('the story of an object', () => {
	it('is told under the name that it has at the end', () => {
		expect(places(head.touches.get('table public.customers' as Identity))).toEqual([
			'created 1.sql:1',
			'changed 3.sql:2',
		]);
		expect(places(head.touches.get('column public.customers.phone' as Identity))).toEqual([
			'created 3.sql:3',
		]);
	});

	it('ends where it was dropped or renamed away', () => {
		const endings = [...head.endings].map(([identity, touch]) => [identity, ...(places([touch]) ?? [])]);
		expect(endings).toEqual([
			['table public.scratch', 'dropped 2.sql:8'],
			['column public.people.fax', 'dropped 3.sql:1'],
			['table public.people', 'changed 3.sql:2'],
			['table public.trips', 'dropped 5.sql:4'],
			['index public.by_start', 'dropped 5.sql:4'],
		]);
	});

	it('is not told of what a caught exception undid', () => {
		const told = head.migrations.flatMap(({ steps }) => steps.flatMap(({ effects }) => effects));
		expect(told.map(({ identity }) => identity)).toContain('table public.scratch');
		expect(told.map(({ identity }) => identity).filter((identity) => identity.includes('ghost'))).toEqual([]);
	});

	it('begins with the statement that made an index, though a new type of its column built it anew', () => {
		const places = (identity: string) =>
			head.migrations.flatMap(({ steps }) =>
				steps.flatMap(({ path, line, effects }) =>
					effects
						.filter((effect) => effect.identity === identity)
						.map(({ verb }) => `${verb} ${path}:${line}`),
				),
			);
		expect(places('index public.by_time')).toEqual(['created 4.sql:2']);
		expect(places('index public.by_start')).toEqual(['created 4.sql:4', 'dropped 5.sql:4']);
		expect(head.touches.get('index public.by_time' as Identity)).toHaveLength(1);
	});

	it('stops at the merge base for the merge base', () => {
		expect(base?.migrations).toHaveLength(1);
		expect(places(base?.touches.get('table public.people' as Identity))).toEqual(['created 1.sql:1']);
		expect(base?.schema.objects.some(({ name }) => name === 'phone')).toBe(false);
	});
});
