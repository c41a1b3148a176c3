import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../errors.ts';

/** What an event says about the pull request that it is for. */
export interface PullRequestEvent {
	readonly number: number;
	readonly baseSha: string;
	/** The name of the branch that it is to be merged into. */
	readonly baseRef: string;
	readonly headSha: string;
	/** True where the head is in another repository, or in one that is gone. */
	readonly isFork: boolean;
}

/** The event that started a run; `pullRequest` is null for all that are not about one. */
export interface RunEvent {
	readonly name: string;
	readonly pullRequest: PullRequestEvent | null;
	/** True where the code that the run is about comes from another repository than the one that it runs in. */
	readonly isFork: boolean;
	/** The whole payload, as hostile as whoever caused it. */
	readonly payload: object;
}

const SHA = z.string().regex(/^[0-9a-f]{40,64}$/);

const PULL_REQUEST = z.object({
	number: z.int().positive(),
	base: z.object({ sha: SHA, ref: z.string(), repo: z.object({ id: z.number() }) }),
	head: z.object({ sha: SHA, repo: z.object({ id: z.number() }).nullable() }),
});

/** Reads `GITHUB_EVENT_PATH`; throws a UserError for a payload that is not JSON or whose pull request is not one. */
export async function readEvent(name: string, path: string | undefined): Promise<RunEvent> {
	const payload = path ? parse(await readText(path), name) : {};
	if (!('pull_request' in payload)) return { name, pullRequest: null, isFork: followsFork(payload), payload };
	const parsed = PULL_REQUEST.safeParse(payload.pull_request);
	if (!parsed.success) throw unreadable(name, z.prettifyError(parsed.error));
	const { number, base, head } = parsed.data;
	const isFork = head.repo?.id !== base.repo.id;
	return {
		name,
		pullRequest: { number, baseSha: base.sha, baseRef: base.ref, headSha: head.sha, isFork },
		isFork,
		payload,
	};
}

const FOLLOWING = z.object({
	workflow_run: z.object({ head_repository: z.object({ id: z.number() }).nullable() }),
	repository: z.object({ id: z.number() }),
});

/** Whether a run was started by another workflow's run, and that one by a fork. */
function followsFork(payload: object): boolean {
	if (!('workflow_run' in payload)) return false;
	const parsed = FOLLOWING.safeParse(payload);
	if (!parsed.success) return true;
	const { workflow_run: run, repository } = parsed.data;
	return run.head_repository?.id !== repository.id;
}

/** Whether the runner of this environment works on a fork's code, or may do so; false outside of GitHub Actions. */
export async function isForkRun(env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
	if (env.GITHUB_ACTIONS !== 'true' || !env.GITHUB_EVENT_PATH) return false;
	try {
		return (await readEvent(env.GITHUB_EVENT_NAME ?? '', env.GITHUB_EVENT_PATH)).isFork;
	} catch (error) {
		if (error instanceof UserError) return true;
		throw error;
	}
}

async function readText(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (cause) {
		throw new UserError('load', `The event's payload cannot be read: ${path}.`, { cause });
	}
}

function parse(text: string, name: string): object {
	try {
		const payload: unknown = JSON.parse(text);
		if (typeof payload === 'object' && payload !== null) return payload;
	} catch (cause) {
		throw unreadable(name, String(cause));
	}
	throw unreadable(name, 'It is not an object.');
}

function unreadable(name: string, problem: string): UserError {
	return new UserError('load', `The payload of the event ${name} is not what GitHub sends.`, {
		facts: { problem },
		hint: 'Run the action on `pull_request`, with the payload that GitHub gives.',
	});
}
