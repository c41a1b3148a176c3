import { tmpdir } from 'node:os';

/** What the runner tells a step about the run it belongs to. */
export interface RunContext {
	readonly apiUrl: string;
	readonly serverUrl: string;
	/** Null outside of a repository's workflow. */
	readonly repository: { readonly owner: string; readonly repo: string } | null;
	/** The commit that the run is for. */
	readonly sha: string;
	/** The full name of what the run was started on, such as `refs/heads/main`. */
	readonly ref: string;
	readonly eventName: string;
	readonly eventPath: string | undefined;
	readonly workspace: string;
	readonly workflow: string;
	readonly job: string;
	readonly summaryPath: string | undefined;
	readonly temporaryDirectory: string;
}

/** Reads the runner's variables; those that are not set get github.com's values. */
export function readRunContext(env: Readonly<Record<string, string | undefined>>): RunContext {
	const [owner, repo] = (env.GITHUB_REPOSITORY ?? '').split('/');
	return {
		apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
		serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
		repository: owner && repo ? { owner, repo } : null,
		sha: env.GITHUB_SHA ?? '',
		ref: env.GITHUB_REF ?? '',
		eventName: env.GITHUB_EVENT_NAME ?? '',
		eventPath: env.GITHUB_EVENT_PATH,
		workspace: env.GITHUB_WORKSPACE || process.cwd(),
		workflow: env.GITHUB_WORKFLOW ?? '',
		job: env.GITHUB_JOB ?? '',
		summaryPath: env.GITHUB_STEP_SUMMARY,
		temporaryDirectory: env.RUNNER_TEMP || tmpdir(),
	};
}
