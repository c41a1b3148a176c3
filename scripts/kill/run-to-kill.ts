import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A repository and a place for temporary files, for runs that are killed. */
export interface KillGround {
	readonly repository: string;
	readonly temporary: string;
	remove(): Promise<void>;
}

const CLI = join(import.meta.dirname, '..', '..', 'src', 'entry', 'cli.ts');
const MIGRATIONS = 30;

/** Makes a repository whose migrations take a moment each, the last ones with a loop on the server's side. */
export async function makeKillGround(): Promise<KillGround> {
	const root = await mkdtemp(join(tmpdir(), 'database-spec-kill-'));
	const repository = join(root, 'repository');
	const temporary = join(root, 'tmp');
	await mkdir(join(repository, 'migrations'), { recursive: true });
	await mkdir(temporary);
	for (let number = 1; number <= MIGRATIONS; number++) {
		const name = String(number).padStart(4, '0');
		const sql = `CREATE TABLE t_${number} (id bigserial PRIMARY KEY, name text);\nSELECT pg_sleep(0.03);\n`;
		await writeFile(join(repository, 'migrations', `${name}_t.sql`), sql);
	}
	return { repository, temporary, remove: () => rm(root, { recursive: true, force: true }) };
}

/** How a run ended, and how long it took in milliseconds. */
export interface Ended {
	readonly status: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly milliseconds: number;
	readonly stderr: string;
}

/** Runs `schema` in a process group of its own; sends it a signal after some milliseconds, where they are given. */
export async function runToKill(
	ground: KillGround,
	args: readonly string[],
	end: { readonly after: number; readonly signal: NodeJS.Signals } | null,
): Promise<Ended> {
	const started = performance.now();
	const child = spawn(process.execPath, [CLI, 'schema', '--migrations', 'migrations', ...args], {
		cwd: ground.repository,
		env: { PATH: process.env.PATH ?? '', TMPDIR: ground.temporary },
		stdio: ['ignore', 'ignore', 'pipe'],
		detached: true,
	});
	let stderr = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		stderr += text;
	});
	const timer = end && globalThis.setTimeout(() => child.kill(end.signal), end.after);
	const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
		child.on('close', (...ended) => resolve(ended)),
	);
	if (timer) clearTimeout(timer);
	const milliseconds = performance.now() - started;
	await requireGroupGone(child.pid ?? 0);
	return { status, signal, milliseconds, stderr };
}

/** Throws when a process that the run started outlives it by more than two seconds. */
async function requireGroupGone(group: number): Promise<void> {
	for (let attempt = 0; attempt < 40; attempt++) {
		try {
			process.kill(-group, 0);
		} catch {
			return;
		}
		await setTimeout(50);
	}
	throw new Error(`a process of group ${group} is left`);
}

/** Throws when there is a temporary file, or another file in the repository than was there. */
export async function requireNoFiles({ temporary, repository }: KillGround): Promise<void> {
	const left = [...(await readdir(temporary)), ...(await readdir(repository))];
	if (left.join() !== 'migrations') throw new Error(`files are left: ${left.join(', ')}`);
}
