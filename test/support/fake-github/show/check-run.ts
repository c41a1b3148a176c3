import { simpleUser } from '../answers.ts';
import type { CheckRunState, FakeState, RepositoryState } from '../state.ts';

const DATE = '2026-01-01T00:00:00Z';

/** A check run as GitHub shows it. */
export function showCheckRun(
	{ state, repository }: { readonly state: FakeState; readonly repository: RepositoryState },
	run: CheckRunState,
): object {
	const { fields } = run;
	const url = `${state.apiUrl()}/repos/${repository.name}/check-runs/${run.id}`;
	const page = `https://github.com/${repository.name}/runs/${run.id}`;
	const output = (fields.output ?? {}) as Record<string, unknown>;
	const completed = fields.status === 'completed';
	return {
		...{ id: run.id, head_sha: run.sha, node_id: 'CR_1', url, html_url: page, name: fields.name },
		external_id: fields.external_id ?? '',
		details_url: fields.details_url ?? page,
		status: fields.status ?? 'queued',
		conclusion: completed ? fields.conclusion : null,
		started_at: fields.started_at ?? DATE,
		completed_at: completed ? (fields.completed_at ?? DATE) : null,
		output: {
			...{ title: output.title ?? null, summary: output.summary ?? null, text: output.text ?? null },
			annotations_count: run.annotations.length,
			annotations_url: `${url}/annotations`,
		},
		check_suite: { id: run.id + 1 },
		app: {
			...{ id: 15_368, slug: run.app, node_id: 'A_1', name: run.app, description: null, events: [] },
			owner: simpleUser('octocat', state.apiUrl()),
			...{ external_url: 'https://example.com', html_url: `https://github.com/apps/${run.app}` },
			...{ created_at: DATE, updated_at: DATE, permissions: { checks: 'write' } },
		},
		pull_requests: [],
	};
}

/** An annotation as GitHub lists it. */
export function showAnnotation(annotation: Readonly<Record<string, unknown>>): object {
	return {
		...{
			start_column: null,
			end_column: null,
			title: null,
			raw_details: null,
			blob_href: 'https://github.com',
		},
		...annotation,
	};
}
