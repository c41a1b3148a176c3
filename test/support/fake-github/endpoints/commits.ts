import { refusal } from '../answers.ts';
import { splitDiff } from '../diff-files.ts';
import { paginate } from '../paginate.ts';
import { showCommit } from '../show/commit.ts';
import { showDiffFile } from '../show/diff-file.ts';
import { headOf, showPull } from '../show/pull.ts';
import { type Endpoints, REPOSITORY } from './endpoint.ts';

/** https://docs.github.com/rest/commits/commits */
export const COMMITS: Endpoints = {
	[`GET ${REPOSITORY}/commits/{commit_sha}/pulls`]: {
		needs: ['pull-requests: read'],
		answer: ({ state, repository, parameters: { commit_sha: sha }, url }) => {
			const pulls = repository.pulls.filter((pull) => headOf(state, repository, pull) === sha);
			const { page, headers } = paginate(pulls, url);
			return { status: 200, headers, body: page.map((pull) => showPull(state, repository, pull)) };
		},
	},
	[`GET ${REPOSITORY}/compare/{basehead}`]: {
		needs: ['contents: read'],
		answer: ({ state, repository: { name, git }, parameters: { basehead = '' } }) => {
			const [left = '', right = ''] = basehead.split('...');
			const base = git?.commit(left);
			const head = git?.commit(right);
			const common = base && head && git?.mergeBase(base.sha, head.sha);
			const merged = common ? git?.commit(common) : null;
			if (!git || !base || !head || !merged) return refusal(404, 'Not Found', 'commits/commits');
			const api = `${state.apiUrl()}/repos/${name}`;
			const page = `https://github.com/${name}/compare/${base.sha}...${head.sha}`;
			const ahead = git.between(base.sha, head.sha);
			const behind = git.between(head.sha, base.sha);
			const kinds = [
				['identical', 'ahead'],
				['behind', 'diverged'],
			];
			return {
				status: 200,
				body: {
					url: `${api}/compare/${base.sha}...${head.sha}`,
					...{ html_url: page, permalink_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` },
					base_commit: showCommit(api, name, base),
					merge_base_commit: showCommit(api, name, merged),
					status: kinds[behind.length > 0 ? 1 : 0]?.[ahead.length > 0 ? 1 : 0],
					...{ ahead_by: ahead.length, behind_by: behind.length, total_commits: ahead.length },
					commits: ahead.flatMap((sha) => git.commit(sha) ?? []).map((each) => showCommit(api, name, each)),
					files: splitDiff(git.diff(merged.sha, head.sha))
						.slice(0, 300)
						.map((file) => showDiffFile(api, name, head.sha, file)),
				},
			};
		},
	},
};
