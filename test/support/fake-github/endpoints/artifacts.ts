import { refusal } from '../answers.ts';
import { paginate } from '../paginate.ts';
import type { ArtifactState } from '../state.ts';
import { type Endpoints, REPOSITORY } from './endpoint.ts';

const READ = ['actions: read'] as const;

/** https://docs.github.com/rest/actions/artifacts */
export const ARTIFACTS: Endpoints = {
	[`GET ${REPOSITORY}/actions/runs/{run_id}/artifacts`]: {
		needs: READ,
		answer: ({ state, repository, parameters, url }) => {
			const name = url.searchParams.get('name');
			const artifacts = repository.artifacts
				.filter(({ run }) => run.id === Number(parameters.run_id))
				.filter((artifact) => name === null || artifact.name === name);
			const { page, headers } = paginate(artifacts, url);
			const api = `${state.apiUrl()}/repos/${repository.name}`;
			const body = { total_count: artifacts.length, artifacts: page.map((each) => showArtifact(each, api)) };
			return { status: 200, headers, body };
		},
	},
	[`GET ${REPOSITORY}/actions/artifacts/{artifact_id}/{archive_format}`]: {
		needs: READ,
		answer: ({ repository, parameters }) => {
			const artifact = repository.artifacts.find(({ id }) => id === Number(parameters.artifact_id));
			if (!artifact) return refusal(404, 'Not Found', 'actions/artifacts');
			if (artifact.expired) return refusal(410, 'Artifact has expired', 'actions/artifacts');
			return { status: 302, headers: { location: artifact.archive }, body: undefined };
		},
	},
};

function showArtifact({ id, name, size, expired, run }: ArtifactState, api: string): object {
	const time = '2026-01-01T00:00:00Z';
	return {
		...{ id, node_id: `A_${id}`, name, size_in_bytes: size, expired },
		url: `${api}/actions/artifacts/${id}`,
		archive_download_url: `${api}/actions/artifacts/${id}/zip`,
		...{ created_at: time, updated_at: time, expires_at: '2026-04-01T00:00:00Z', digest: null },
		workflow_run: {
			...{ id: run.id, repository_id: run.repositoryId, head_repository_id: run.headRepositoryId },
			...{ head_branch: run.headBranch, head_sha: run.headSha },
		},
	};
}
