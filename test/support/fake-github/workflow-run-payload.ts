import { z } from 'zod';
import { simpleUser } from './answers.ts';
import { recordedPayload } from './show/recorded.ts';
import { showRepository } from './show/repository.ts';
import type { FakeState } from './state.ts';

/** What a test wants the payload of a run that has ended to say. */
export interface WorkflowRunPatch {
	/** Full name of the repository that it ran in. */
	readonly repository: string;
	/** Full name of the repository whose code it ran for; null where that is gone. */
	readonly headRepository: string | null;
	readonly id: number;
	readonly event: string;
	readonly headBranch: string;
	readonly headSha: string;
}

const PAYLOAD = z.looseObject({ workflow_run: z.looseObject({}), workflow: z.looseObject({}) });

/** A recorded `workflow_run` payload (`completed`), brought up to date and made to be about the given run. */
export function workflowRunPayload(state: FakeState, patch: WorkflowRunPatch): object {
	const recorded = PAYLOAD.parse(recordedPayload('workflow_run', 'completed'));
	const { repository, headRepository, id, event, headBranch, headSha } = patch;
	const actor = simpleUser('octocat', state.apiUrl());
	return {
		...recorded,
		repository: showRepository(state, repository),
		workflow_run: {
			...recorded.workflow_run,
			...{
				id,
				event,
				head_branch: headBranch,
				head_sha: headSha,
				status: 'completed',
				conclusion: 'failure',
			},
			...{
				pull_requests: [],
				actor,
				triggering_actor: actor,
				display_title: 'A change',
				path: '.github/workflows/check.yml',
			},
			repository: showRepository(state, repository),
			head_repository: headRepository === null ? null : showRepository(state, headRepository),
		},
	};
}
