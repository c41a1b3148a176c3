import { z } from 'zod';
import { simpleUser } from '../answers.ts';
import { type FakeState, type PullState, type RepositoryState, tipOf } from '../state.ts';
import { recordedPayload } from './recorded.ts';
import { showRepository } from './repository.ts';

const RECORDED = z.object({ pull_request: z.looseObject({}) });

/** A pull request as `GET /repos/{owner}/{repo}/pulls/{number}` and the payloads of its events show it. */
export function showPull(
	state: FakeState,
	repository: RepositoryState,
	pull: PullState,
): Record<string, unknown> {
	const { pull_request: recorded } = RECORDED.parse(recordedPayload('pull_request', 'synchronize'));
	const api = `${state.apiUrl()}/repos/${repository.name}`;
	const branch = ({ ref, sha }: { ref: string; sha: string }, name: string | null) => {
		const [login = ''] = (name ?? 'ghost/gone').split('/');
		return {
			...{ label: `${login}:${ref}`, ref, sha },
			user: simpleUser(login, state.apiUrl()),
			repo: name === null ? null : showRepository(state, name),
		};
	};
	return {
		...recorded,
		id: 1_000_000 + pull.number,
		...{ number: pull.number, state: pull.state, title: pull.title, body: pull.body, draft: pull.draft },
		user: simpleUser(pull.author, state.apiUrl()),
		url: `${api}/pulls/${pull.number}`,
		html_url: `https://github.com/${repository.name}/pull/${pull.number}`,
		head: branch({ ref: pull.head.ref, sha: headOf(state, repository, pull) }, pull.headRepository),
		base: branch({ ref: pull.base.ref, sha: tipOf(repository, pull.base) }, repository.name),
		merged_at: pull.mergedAt,
		...{ auto_merge: null, labels: [], assignees: [], requested_reviewers: [] },
	};
}

/** The commit that a pull request is at; that of a fork is looked for in the fork. */
export function headOf(state: FakeState, repository: RepositoryState, pull: PullState): string {
	if (pull.headRepository === repository.name) return tipOf(repository, pull.head);
	const fork = state.repositories.get(pull.headRepository ?? '');
	return fork ? tipOf(fork, pull.head) : pull.head.sha;
}
