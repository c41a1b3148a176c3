import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseOutputFile, readLog, type WorkflowCommand } from './runner-files.ts';

/** One step that uses an action, as an Actions runner would start it. */
export interface StepOptions {
	/** The script to run, such as `dist/index.js`. */
	readonly script: string;
	/** An existing directory for what the runner keeps; a folder per run is made in it. */
	readonly directory: string;
	/** The checkout. */
	readonly workspace: string;
	readonly event: { readonly name: string; readonly payload: object };
	/** What the workflow says under `with`; the rest comes from action.yml. */
	readonly inputs?: Readonly<Record<string, string>>;
	/** The job's token, for `${{ github.token }}`. */
	readonly token: string;
	readonly apiUrl: string;
	readonly repository: string;
	readonly sha: string;
	readonly job?: string;
	/** More variables, such as one that a test's own script reads. */
	readonly env?: Readonly<Record<string, string>>;
}

/** What a step left behind. */
export interface StepResult {
	readonly exitCode: number | null;
	readonly stdout: string;
	readonly stderr: string;
	readonly outputs: Readonly<Record<string, string>>;
	readonly summary: string;
	/** The workflow commands that the runner would obey, in order. */
	readonly commands: readonly WorkflowCommand[];
}

const ACTION = z.object({
	inputs: z.record(z.string(), z.object({ default: z.string().optional() })),
	outputs: z.record(z.string(), z.unknown()),
});

/** The inputs with their defaults and the outputs that action.yml declares. */
export async function readAction(): Promise<z.infer<typeof ACTION>> {
	return ACTION.parse(
		parse(await readFile(fileURLToPath(new URL('../../action.yml', import.meta.url)), 'utf8')),
	);
}

let runs = 0;

/** Runs a step with the environment that a runner gives, and nothing of this process's own but the path. */
export async function runStep(options: StepOptions): Promise<StepResult> {
	runs += 1;
	const home = join(options.directory, `run-${runs}`);
	const files = {
		GITHUB_EVENT_PATH: join(home, 'event.json'),
		GITHUB_OUTPUT: join(home, 'output'),
		GITHUB_STEP_SUMMARY: join(home, 'summary.md'),
		GITHUB_STATE: join(home, 'state'),
		GITHUB_ENV: join(home, 'env'),
		GITHUB_PATH: join(home, 'path'),
	};
	await mkdir(join(home, 'temp'), { recursive: true });
	for (const file of Object.values(files)) await writeFile(file, '');
	await writeFile(files.GITHUB_EVENT_PATH, JSON.stringify(options.event.payload));
	const env = {
		...runnerEnvironment(options, home),
		...files,
		...(await inputEnvironment(options)),
		...options.env,
	};
	const { exitCode, stdout, stderr } = await runNode(options.script, options.workspace, env);
	const outputs = parseOutputFile(await readFile(files.GITHUB_OUTPUT, 'utf8'));
	const summary = await readFile(files.GITHUB_STEP_SUMMARY, 'utf8');
	return { exitCode, stdout, stderr, outputs, summary, commands: readLog(`${stdout}\n${stderr}`) };
}

function runnerEnvironment(options: StepOptions, home: string): Record<string, string> {
	const [owner = ''] = options.repository.split('/');
	return {
		PATH: process.env.PATH ?? '',
		...compiledSources(options.script),
		HOME: home,
		CI: 'true',
		GITHUB_ACTIONS: 'true',
		GITHUB_ACTOR: owner,
		GITHUB_API_URL: options.apiUrl,
		GITHUB_GRAPHQL_URL: `${options.apiUrl}/graphql`,
		GITHUB_SERVER_URL: 'https://github.com',
		GITHUB_REPOSITORY: options.repository,
		GITHUB_REPOSITORY_OWNER: owner,
		GITHUB_EVENT_NAME: options.event.name,
		GITHUB_SHA: options.sha,
		GITHUB_REF: 'refs/pull/2/merge',
		GITHUB_WORKFLOW: 'Database specification',
		GITHUB_JOB: options.job ?? 'check',
		GITHUB_RUN_ID: '1',
		GITHUB_RUN_NUMBER: '1',
		GITHUB_RUN_ATTEMPT: '1',
		GITHUB_WORKSPACE: options.workspace,
		RUNNER_OS: 'Linux',
		RUNNER_ARCH: 'X64',
		RUNNER_TEMP: join(home, 'temp'),
		RUNNER_TOOL_CACHE: join(home, 'tools'),
	};
}

/** Upper case, spaces to underscores, hyphens stay: https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#inputs */
async function inputEnvironment({ inputs = {}, token }: StepOptions): Promise<Record<string, string>> {
	const declared = (await readAction()).inputs;
	for (const name of Object.keys(inputs)) {
		if (!(name in declared)) throw new Error(`action.yml has no input ${name}`);
	}
	return Object.fromEntries(
		Object.entries(declared).map(([name, { default: fallback = '' }]) => [
			`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
			(inputs[name] ?? fallback).replace(/\$\{\{ *github\.token *\}\}/, token),
		]),
	);
}

function runNode(
	script: string,
	cwd: string,
	env: Record<string, string>,
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let stdout = '';
		let stderr = '';
		child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
			stdout += chunk;
		});
		child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
			stderr += chunk;
		});
		child.on('error', reject).on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
	});
}

/** Sources are compiled anew by each process unless it is told where that is kept; what is shipped runs as on a runner. */
function compiledSources(script: string): Record<string, string> {
	const kept = process.env.NODE_COMPILE_CACHE;
	return kept && script.endsWith('.ts') ? { NODE_COMPILE_CACHE: kept } : {};
}
