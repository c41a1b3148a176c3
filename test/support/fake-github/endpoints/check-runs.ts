import { type Answer, refusal } from '../answers.ts';
import { paginate } from '../paginate.ts';
import { showAnnotation, showCheckRun } from '../show/check-run.ts';
import type { CheckRunState } from '../state.ts';
import { type Endpoints, REPOSITORY, type RepositoryCall } from './endpoint.ts';

const READ = ['checks: read'] as const;
const WRITE = ['checks: write'] as const;
const MISSING = refusal(404, 'Not Found', 'checks/runs');
const MOST_ANNOTATIONS = 50;

/** https://docs.github.com/rest/checks/runs and https://docs.github.com/rest/checks/suites */
export const CHECK_RUNS: Endpoints = {
	[`POST ${REPOSITORY}/check-runs`]: {
		needs: WRITE,
		answer: (call) => {
			const { state, repository, login, body } = call;
			const app = login.replace('[bot]', '');
			const run = {
				id: state.nextId(),
				app,
				sha: String(body.head_sha),
				fields: {},
				annotations: [],
				edits: 0,
			};
			const refused = change(run, body);
			if (refused) return refused;
			repository.checkRuns.push(run);
			return { status: 201, body: showCheckRun(call, run) };
		},
	},
	[`GET ${REPOSITORY}/check-runs/{check_run_id}`]: {
		needs: READ,
		answer: (call) => {
			const run = findRun(call);
			return run ? { status: 200, body: showCheckRun(call, run) } : MISSING;
		},
	},
	[`PATCH ${REPOSITORY}/check-runs/{check_run_id}`]: {
		needs: WRITE,
		answer: (call) => {
			const run = findRun(call);
			if (!run) return MISSING;
			if (run.app !== call.login.replace('[bot]', '')) {
				return refusal(
					403,
					`Invalid app_id \`${call.login}\` - check run can only be modified by the GitHub App that created it.`,
					'checks/runs',
				);
			}
			const refused = change(run, call.body);
			run.edits += refused ? 0 : 1;
			return refused ?? { status: 200, body: showCheckRun(call, run) };
		},
	},
	[`GET ${REPOSITORY}/check-runs/{check_run_id}/annotations`]: {
		needs: READ,
		answer: (call) => {
			const run = findRun(call);
			if (!run) return MISSING;
			const { page, headers } = paginate(run.annotations, call.url);
			return { status: 200, headers, body: page.map(showAnnotation) };
		},
	},
	[`GET ${REPOSITORY}/commits/{ref}/check-runs`]: {
		needs: READ,
		answer: (call) => {
			const { repository, parameters, url } = call;
			const sha = repository.git?.resolve(parameters.ref ?? '') ?? parameters.ref;
			const name = url.searchParams.get('check_name');
			const runs = repository.checkRuns
				.filter((run) => run.sha === sha)
				.filter((run) => name === null || run.fields.name === name)
				.reverse();
			const { page, headers } = paginate(runs, url);
			const check_runs = page.map((run) => showCheckRun(call, run));
			return { status: 200, headers, body: { total_count: runs.length, check_runs } };
		},
	},
	[`POST ${REPOSITORY}/check-suites/{check_suite_id}/rerequest`]: {
		needs: WRITE,
		answer: () => ({ status: 201, body: {} }),
	},
};

function findRun({ repository, parameters }: RepositoryCall): CheckRunState | undefined {
	return repository.checkRuns.find(({ id }) => id === Number(parameters.check_run_id));
}

/** Annotations are added to those that are there, everything else takes the place of what was. */
function change(
	run: CheckRunState,
	{ head_sha: _, ...body }: Readonly<Record<string, unknown>>,
): Answer | null {
	const output = (body.output ?? {}) as Record<string, unknown>;
	const { annotations = [], ...rest } = output as { annotations?: Record<string, unknown>[] };
	if (annotations.length > MOST_ANNOTATIONS || ((body.actions ?? []) as unknown[]).length > 3) {
		return refusal(422, 'Invalid request.', 'checks/runs');
	}
	run.annotations.push(...annotations);
	Object.assign(run.fields, body, body.output === undefined ? {} : { output: rest });
	if (body.conclusion !== undefined) run.fields.status = 'completed';
	return null;
}
