import { type Answer, refusal } from '../answers.ts';
import { showGitCommit } from '../show/commit.ts';
import type { RepositoryState } from '../state.ts';
import { type Endpoints, REPOSITORY, type RepositoryCall } from './endpoint.ts';

const READ = ['contents: read'] as const;
const WRITE = ['contents: write'] as const;
const MISSING = refusal(404, 'Not Found', 'git');

const at = ({ state, repository }: RepositoryCall) => `${state.apiUrl()}/repos/${repository.name}/git`;

/** https://docs.github.com/rest/git */
export const GIT_OBJECTS: Endpoints = {
	[`GET ${REPOSITORY}/git/trees/{tree_sha}`]: { needs: READ, answer: readTree },
	[`GET ${REPOSITORY}/git/blobs/{file_sha}`]: {
		needs: READ,
		answer: (call) => {
			const sha = call.parameters.file_sha ?? '';
			const content = call.repository.git?.blob(sha);
			if (!content) return MISSING;
			const lines = content.toString('base64').replace(/.{60}/g, '$&\n');
			const about = { sha, node_id: 'MDQ6QmxvYg==', size: content.length, url: `${at(call)}/blobs/${sha}` };
			return { status: 200, body: { ...about, content: lines, encoding: 'base64' } };
		},
	},
	[`GET ${REPOSITORY}/git/commits/{commit_sha}`]: {
		needs: READ,
		answer: ({ state, repository: { name, git }, parameters }) => {
			const commit = git?.commit(parameters.commit_sha ?? '');
			return commit
				? { status: 200, body: showGitCommit(`${state.apiUrl()}/repos/${name}`, name, commit) }
				: MISSING;
		},
	},
	[`GET ${REPOSITORY}/git/ref/{ref}`]: {
		needs: READ,
		answer: (call) => showRef(call, 200, call.parameters.ref ?? ''),
	},
	[`POST ${REPOSITORY}/git/refs`]: {
		needs: WRITE,
		answer: (call) => {
			const ref = String(call.body.ref).replace(/^refs\//, '');
			const { git } = call.repository;
			if (!git?.resolve(String(call.body.sha))) return unprocessable('Object does not exist');
			if (git.resolve(`refs/${ref}`)) return unprocessable('Reference already exists');
			git.moveBranch(branchOf(ref), String(call.body.sha));
			return showRef(call, 201, ref);
		},
	},
	[`PATCH ${REPOSITORY}/git/refs/{ref}`]: {
		needs: WRITE,
		answer: (call) => {
			const ref = call.parameters.ref ?? '';
			const { git } = call.repository;
			const sha = String(call.body.sha);
			const old = git?.resolve(`refs/${ref}`);
			if (!git || !old) return unprocessable('Reference does not exist');
			if (!git.resolve(sha)) return unprocessable('Object does not exist');
			if (call.body.force !== true && git.mergeBase(old, sha) !== old) {
				return unprocessable('Update is not a fast forward');
			}
			git.moveBranch(branchOf(ref), sha);
			return showRef(call, 200, ref);
		},
	},
	[`DELETE ${REPOSITORY}/git/refs/{ref}`]: {
		needs: WRITE,
		answer: ({ repository: { git }, parameters: { ref = '' } }) => {
			if (!git?.resolve(`refs/${ref}`)) return unprocessable('Reference does not exist');
			git.moveBranch(branchOf(ref), null);
			return { status: 204, body: undefined };
		},
	},
};

function readTree(call: RepositoryCall): Answer {
	const { repository, parameters, url } = call;
	const found = findTree(repository, parameters.tree_sha ?? '', url.searchParams.has('recursive'));
	if (!found) return MISSING;
	const api = at(call);
	const tree = found.items.slice(0, repository.treeLimit).map(({ size, ...item }) => ({
		...item,
		...(size === null ? {} : { size }),
		url: `${api}/${item.type}s/${item.sha}`,
	}));
	const truncated = found.items.length > repository.treeLimit;
	return { status: 200, body: { sha: found.sha, url: `${api}/trees/${found.sha}`, tree, truncated } };
}

/** A commit or a branch stands for its tree, as on GitHub. */
function findTree({ git }: RepositoryState, revision: string, recursive: boolean) {
	const sha = git?.commit(revision)?.tree ?? revision;
	const items = git?.tree(sha, recursive);
	return items ? { sha, items } : null;
}

function branchOf(ref: string): string {
	return ref.replace(/^heads\//, '');
}

function showRef(call: RepositoryCall, status: number, ref: string): Answer {
	const sha = call.repository.git?.resolve(`refs/${ref}`);
	if (!sha) return MISSING;
	const object = { type: 'commit', sha, url: `${at(call)}/commits/${sha}` };
	const url = `${at(call)}/refs/${ref}`;
	return { status, body: { ref: `refs/${ref}`, node_id: 'MDM6UmVm', url, object } };
}

function unprocessable(message: string): Answer {
	return refusal(422, message, 'git/refs');
}
