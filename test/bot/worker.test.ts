import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/bot/folder-lock.ts';
import { type Job, parseJob } from '../../src/bot/jobs/job.ts';
import { openLog } from '../../src/bot/log.ts';
import { addJobs } from '../../src/bot/queue/add-jobs.ts';
import { claimJob, failClaim, finishClaim, keepClaim } from '../../src/bot/queue/claims.ts';
import { measureQueue } from '../../src/bot/queue/measure-queue.ts';
import { JOBS, openQueue, type Queue } from '../../src/bot/queue/open-queue.ts';
import { type Attempt, startWorker, type WorkerOptions } from '../../src/bot/queue/start-worker.ts';
import { takeTurn } from '../../src/bot/queue/take-turn.ts';
import { HASTY, until } from '../support/bot.ts';

const silent = openLog('silent', [], () => {});

let folder: string;
let queue: Queue;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'bot-queue-'));
	queue = await openQueue({ data: folder }, silent, HASTY);
});

afterAll(async () => {
	await queue.close();
	await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
	await queue.boss.deleteAllJobs();
});

function check(number: number, installation = 1): Job {
	return { kind: 'check', installation, owner: 'o', repo: `r${installation}`, number, head: 'a'.repeat(40) };
}

function add(...jobs: readonly Job[]): Promise<number> {
	return addJobs(queue, randomUUID(), jobs);
}

function worker(run: (attempt: Attempt) => Promise<string>, more: Partial<WorkerOptions> = {}) {
	const nothing = () => {};
	const told = { onDone: nothing, onFailed: nothing, onTrouble: nothing, pauseFor: () => null };
	return startWorker(queue, { concurrency: 1, run, ...told, ...more });
}

describe('the queue', () => {
	it('takes a delivery once, with all of its jobs', async () => {
		const delivery = randomUUID();
		expect(await addJobs(queue, delivery, [check(1), check(2)])).toBe(2);
		expect(await addJobs(queue, delivery, [check(1), check(2)])).toBe(0);
		expect(await measureQueue(queue)).toEqual({ waiting: 2, active: 0, dead: 0 });
	});

	it('gives a pull request to one worker at a time, and others meanwhile', async () => {
		await add(check(1));
		await add(check(1));
		await add(check(2));
		const first = await claimJob(queue, []);
		const second = await claimJob(queue, []);
		expect([first, second].map((claim) => parseJob(claim?.data).number)).toEqual([1, 2]);
		expect(await claimJob(queue, [])).toBeNull();
		if (first) await finishClaim(queue, first, 'published');
		expect(parseJob((await claimJob(queue, []))?.data).number).toBe(1);
	});

	it('takes nothing from a worker that lost its claim', async () => {
		await add(check(1));
		const old = await claimJob(queue, []);
		if (!old) throw new Error('nothing to claim');
		expect(await keepClaim(queue, old)).toBe(true);
		// As the supervision does with a worker that is not heard of.
		await queue.boss.fail(JOBS, old.id);
		await until('the job can be had again', async () => (await claimJob(queue, [])) !== null);
		expect(await keepClaim(queue, old)).toBe(false);
		expect(await finishClaim(queue, old, 'published')).toBe(false);
		expect(await failClaim(queue, old, 'late', null)).toBe('lost');
	});

	it('lets one of many have a turn', async () => {
		const name = randomUUID();
		const turns = await Promise.all(Array.from({ length: 5 }, () => takeTurn(queue, name, 600)));
		expect(turns.filter(Boolean)).toHaveLength(1);
	});
});

describe('a worker', () => {
	it('serves a quiet installation before the rest of a busy one', async () => {
		for (let number = 1; number <= 6; number += 1) await add(check(number, 1));
		await add(check(1, 2));
		const served: number[] = [];
		const { stop } = worker(async ({ claim }) => {
			served.push(parseJob(claim.data).installation);
			return 'published';
		});
		await until('all are served', () => served.length === 7);
		await stop(1000);
		expect(served.indexOf(2)).toBeLessThan(2);
	});

	it('ends what it has begun before it stops, and takes no more', async () => {
		await add(check(1));
		await add(check(2));
		const { promise, resolve } = Promise.withResolvers<string>();
		const begun: number[] = [];
		const outcomes: string[] = [];
		const { stop } = worker(
			({ claim }) => {
				begun.push(parseJob(claim.data).number);
				return promise;
			},
			{ onDone: (_, outcome) => outcomes.push(outcome) },
		);
		await until('one has begun', () => begun.length === 1);
		const stopped = stop(10_000);
		resolve('published');
		await stopped;
		expect(outcomes).toEqual(['published']);
		expect(await measureQueue(queue)).toMatchObject({ waiting: 1, active: 0 });
	});

	it('hands back what it cannot end in time, and may write no more about it', async () => {
		await add(check(1));
		const attempts: Attempt[] = [];
		const failed: string[] = [];
		const { stop } = worker(
			(attempt) => {
				attempts.push(attempt);
				return new Promise(() => {});
			},
			{ onFailed: (_, _error, how) => failed.push(how) },
		);
		await until('it has begun', () => attempts.length === 1);
		await attempts[0]?.fence();
		await stop(50);
		expect(failed).toEqual(['again']);
		await expect(attempts[0]?.fence()).rejects.toThrow('another worker');
		expect(await claimJob(queue, [])).not.toBeNull();
	});

	it('tries again what failed, until it is a dead letter', async () => {
		await add(check(1));
		const failed: string[] = [];
		const { stop } = worker(() => Promise.reject(new Error('no')), {
			onFailed: (_, _error, how) => failed.push(how),
		});
		await until('it is given up', () => failed.includes('dead'));
		await stop(1000);
		expect(failed).toEqual(['again', 'again', 'again', 'dead']);
		expect(await measureQueue(queue)).toEqual({ waiting: 0, active: 0, dead: 1 });
	});
});

it('keeps what is in it when it is closed and opened again, and what was being done is done anew', async () => {
	await add(check(1));
	await add(check(2));
	await claimJob(queue, []);
	await queue.close();
	queue = await openQueue({ data: folder }, silent, HASTY);
	expect(await measureQueue(queue)).toEqual({ waiting: 2, active: 0, dead: 0 });
});

it('is one process’s alone in a folder', async () => {
	const lock = await lockFolder(folder, []);
	await expect(lockFolder(folder, [])).rejects.toThrow('A bot is at work');
	await lock.release();
	await (await lockFolder(folder, [])).release();
});
