import { describe, expect, it } from 'vitest';
import { postgres } from '../../../../src/dialects/postgres/postgres.ts';
import type { MigrationHistory } from '../../../../src/project/project.ts';
import { tryRollbacks } from '../../../../src/rehearsal/rollbacks/try-rollbacks.ts';
import type { CheckpointStore } from '../../../../src/replay/checkpoints/checkpoint-store.ts';
import type { Replay } from '../../../../src/replay/replay.ts';
import { replayHistory } from '../../../../src/replay/replay-history.ts';
import { MANY, makeHistory, openCountingStore } from './made-history.ts';

const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 1024 };

async function replay(history: MigrationHistory, baseCount: number, checkpoints?: CheckpointStore) {
	const { head, base } = await replayHistory({ dialect: postgres, history, limits, baseCount, checkpoints });
	return { head: tell(head), base: base && tell(base) };
}

/** All of a replay that anybody prints: the engine's own numbers are not among it. */
function tell({ schema, rows, touches, ledger, migrations }: Replay) {
	const told = [...touches].map(([identity, all]) => [
		identity,
		all.map(({ step, effect: { key: _, ...effect } }) => ({ at: `${step.path}:${step.line}`, ...effect })),
	]);
	const steps = migrations.map((each) =>
		each.steps.map(({ path, line, sql, command }) => [path, line, sql, command]),
	);
	return { schema, rows, touches: told, ledger, steps };
}

const EVENTFUL = [
	`CREATE EXTENSION pgcrypto;
	CREATE TABLE people (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), number serial, luck float DEFAULT random(),
		name text NOT NULL, salt text DEFAULT encode(gen_random_bytes(8), 'hex'), since timestamptz DEFAULT now());
	CREATE TEMP TABLE scratch (a int);
	SET ROLE NONE;
	GRANT SELECT ON people TO reporting;
	INSERT INTO people (name) SELECT 'person ' || g FROM generate_series(1, 40) g;
	SELECT setseed(0.5);
	${MANY}`,
	`INSERT INTO people (name, salt) SELECT 'later ' || g, md5(random()::text) FROM generate_series(1, 5) g;
	ALTER TABLE people RENAME COLUMN name TO full_name;
	CREATE ROLE reporting;
	CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY, person uuid REFERENCES people, CHECK (id > 0));`,
	`ALTER TABLE people DROP COLUMN salt, ADD UNIQUE (number);
	INSERT INTO orders (person) SELECT id FROM people ORDER BY number LIMIT 3;
	DROP TABLE orders;`,
];

describe('a replay that goes on from a checkpoint', () => {
	it('tells what a whole one tells, before and after anything was kept', async () => {
		const history = makeHistory(
			EVENTFUL,
			`CREATE SCHEMA auth; CREATE TABLE auth.users (id int); SET search_path = public, auth;`,
		);
		const whole = await replay(history, 1);
		const store = openCountingStore();
		expect(await replay(history, 1, store)).toEqual(whole);
		expect(store.entries.size).toBe(1);
		expect(await replay(history, 1, store)).toEqual(whole);
		expect(store.found()).toBe(1);
		// From further back than the merge base is now.
		expect(await replay(history, 2, store)).toEqual(await replay(history, 2));
		expect(store.found()).toBe(2);
	});

	it("opens no engine where all is known, and never another history's", async () => {
		const store = openCountingStore();
		const first = makeHistory([`CREATE TABLE a (id int); ${MANY}`]);
		const whole = await replay(first, 1, store);
		const noEngine = { ...postgres, openEngine: () => Promise.reject(new Error('opened')) };
		const input = { dialect: noEngine, history: first, limits, baseCount: 1, checkpoints: store };
		expect(tell((await replayHistory(input)).head)).toEqual(whole.head);
		const other = makeHistory([`CREATE TABLE b (id int); ${MANY}`]);
		await expect(replayHistory({ ...input, history: other })).rejects.toThrow('opened');
		await expect(replayHistory({ ...input, limits: { ...limits, memoryMegabytes: 900 } })).rejects.toThrow(
			'opened',
		);
	});

	it('fails where a whole one fails, in the same words', async () => {
		const history = makeHistory([
			`CREATE TABLE a (id int); ${MANY}`,
			'SELECT 1; ALTER TABLE missing ADD b int;',
		]);
		const store = openCountingStore();
		const errors = [];
		for (const checkpoints of [undefined, store, store]) {
			errors.push(await replay(history, 1, checkpoints).catch((error: unknown) => error));
		}
		expect(store.found()).toBe(1);
		expect(errors[1]).toEqual(errors[0]);
		expect(errors[2]).toEqual(errors[0]);
	});

	it('is a whole one where the entry is damaged, and says so', async () => {
		const history = makeHistory([`CREATE TABLE a (id int); ${MANY}`]);
		const store = openCountingStore();
		const whole = await replay(history, 1, store);
		for (const [key, entry] of store.entries) store.entries.set(key, entry.subarray(0, entry.length >> 1));
		const again = await replay(history, 1, store);
		expect(again.head.schema).toEqual(whole.head.schema);
		expect(again.head.ledger.map(({ message }) => message)).toEqual([expect.stringMatching(/damaged/)]);
		expect(await replay(history, 1, store)).toEqual(whole);
	});
});

it('leaves a run alone whose store fails', async () => {
	const fails = () => Promise.reject(new Error('no space left'));
	const { head } = await replay(makeHistory([`CREATE TABLE a (id int); ${MANY}`]), 1, {
		get: fails,
		put: fails,
	});
	expect(head.ledger.map(({ message }) => message)).toEqual([expect.stringMatching(/no space left/)]);
});

it('keeps nothing of an engine that would be another one after a start', async () => {
	const store = openCountingStore();
	await replay(makeHistory([`CREATE UNLOGGED TABLE a (id int); ${MANY}`]), 1, store);
	expect(store.entries.size).toBe(0);
});

it('keeps nothing that is as quickly replayed', async () => {
	const store = openCountingStore();
	await replay(makeHistory(['CREATE TABLE a (id int);']), 1, store);
	expect(store.entries.size).toBe(0);
});

it('goes on with the trials of rollbacks, which come out as in one go', async () => {
	const last =
		'ALTER TABLE people ADD COLUMN town text; INSERT INTO people (full_name) VALUES (md5(random()::text));';
	const history = makeHistory([...EVENTFUL, last]);
	const whole = await tryRollbacks(postgres, history, limits);
	const store = openCountingStore();
	const known = { checkpoints: store, keptCount: 1 };
	expect(await tryRollbacks(postgres, history, limits, known)).toEqual(whole);
	expect(await tryRollbacks(postgres, history, limits, known)).toEqual(whole);
	expect([store.entries.size, store.found()]).toEqual([1, 1]);
	expect(whole.rollbacks).toHaveLength(4);
});
