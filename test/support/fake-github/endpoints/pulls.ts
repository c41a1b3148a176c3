import { refusal } from '../answers.ts';
import { paginate } from '../paginate.ts';
import { pullFiles } from '../pull-files.ts';
import { showDiffFile } from '../show/diff-file.ts';
import { headOf, showPull } from '../show/pull.ts';
import { addPull, type PullState } from '../state.ts';
import { type Endpoints, REPOSITORY, type RepositoryCall } from './endpoint.ts';

const READ = ['pull-requests: read'] as const;
const WRITE = ['pull-requests: write'] as const;
const MISSING = refusal(404, 'Not Found', 'pulls/pulls');

/** https://docs.github.com/rest/pulls/pulls */
export const PULLS: Endpoints = {
	[`GET ${REPOSITORY}/pulls`]: {
		needs: READ,
		answer: ({ state, repository, url }) => {
			const wanted = url.searchParams.get('state') ?? 'open';
			const head = url.searchParams.get('head');
			const base = url.searchParams.get('base');
			const pulls = repository.pulls
				.filter((pull) => wanted === 'all' || pull.state === wanted)
				.filter((pull) => head === null || head === `${ownerOf(pull)}:${pull.head.ref}`)
				.filter((pull) => base === null || base === pull.base.ref)
				.sort((a, b) => b.number - a.number);
			const { page, headers } = paginate(pulls, url);
			return { status: 200, headers, body: page.map((pull) => showPull(state, repository, pull)) };
		},
	},
	[`POST ${REPOSITORY}/pulls`]: {
		needs: WRITE,
		answer: ({ state, repository, login, body }) => {
			if (login === 'github-actions[bot]' && !repository.actionsMayOpenPulls) {
				const words = 'GitHub Actions is not permitted to create or approve pull requests.';
				return refusal(403, words, 'pulls/pulls#create-a-pull-request');
			}
			const [head, base] = [String(body.head), String(body.base)];
			const open = repository.pulls.find((pull) => pull.state === 'open' && pull.head.ref === head);
			const message = open
				? `A pull request already exists for ${ownerOf(open)}:${head}.`
				: repository.git?.between(`refs/heads/${base}`, `refs/heads/${head}`).length === 0
					? `No commits between ${base} and ${head}`
					: null;
			if (message) {
				const errors = [{ resource: 'PullRequest', code: 'custom', message }];
				return {
					status: 422,
					body: { message: 'Validation Failed', errors, documentation_url: 'https://docs.github.com/rest' },
				};
			}
			const text = { title: String(body.title), body: String(body.body ?? ''), draft: body.draft === true };
			const number = 1 + Math.max(0, ...repository.pulls.map((pull) => pull.number));
			const tip = (ref: string) => ({
				ref,
				sha: repository.git?.resolve(`refs/heads/${ref}`) ?? '0'.repeat(40),
			});
			const pull = addPull(repository, { number, ...text, author: login, head: tip(head), base: tip(base) });
			return { status: 201, body: showPull(state, repository, pull) };
		},
	},
	[`GET ${REPOSITORY}/pulls/{pull_number}`]: {
		needs: READ,
		answer: (call) => {
			const pull = findPull(call);
			return pull ? { status: 200, body: showPull(call.state, call.repository, pull) } : MISSING;
		},
	},
	[`PATCH ${REPOSITORY}/pulls/{pull_number}`]: {
		needs: WRITE,
		answer: (call) => {
			const pull = findPull(call);
			if (!pull) return MISSING;
			const { title, body, state } = call.body;
			if (typeof title === 'string') pull.title = title;
			if (typeof body === 'string') pull.body = body;
			if (state === 'open' || state === 'closed') pull.state = state;
			return { status: 200, body: showPull(call.state, call.repository, pull) };
		},
	},
	[`GET ${REPOSITORY}/pulls/{pull_number}/files`]: {
		needs: READ,
		answer: (call) => {
			const { state, repository, url } = call;
			const pull = findPull(call);
			if (!pull) return MISSING;
			const { page, headers } = paginate(pullFiles(state, repository, pull).slice(0, 3000), url);
			const api = `${state.apiUrl()}/repos/${repository.name}`;
			const head = headOf(state, repository, pull);
			return {
				status: 200,
				headers,
				body: page.map((file) => showDiffFile(api, repository.name, head, file)),
			};
		},
	},
};

/** The pull request that a path names. */
export function findPull({ repository, parameters }: RepositoryCall): PullState | undefined {
	return repository.pulls.find(({ number }) => number === Number(parameters.pull_number));
}

function ownerOf({ headRepository }: PullState): string {
	return headRepository?.split('/')[0] ?? 'ghost';
}
