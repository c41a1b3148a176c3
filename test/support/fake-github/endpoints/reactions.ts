import { refusal, simpleUser } from '../answers.ts';
import { paginate } from '../paginate.ts';
import type { FakeState, ReactionState } from '../state.ts';
import { type Endpoints, REPOSITORY } from './endpoint.ts';

const PATH = `${REPOSITORY}/issues/comments/{comment_id}/reactions`;

/** https://docs.github.com/rest/reactions/reactions */
export const REACTIONS: Endpoints = {
	[`GET ${PATH}`]: {
		needs: ['issues: read', 'pull-requests: read'],
		answer: ({ state, repository, parameters, url }) => {
			const comment = Number(parameters.comment_id);
			const { page, headers } = paginate(
				repository.reactions.filter((reaction) => reaction.comment === comment),
				url,
			);
			return { status: 200, headers, body: page.map((reaction) => showReaction(state, reaction)) };
		},
	},
	[`POST ${PATH}`]: {
		needs: ['issues: write', 'pull-requests: write'],
		answer: ({ state, repository, parameters, login, body }) => {
			const comment = Number(parameters.comment_id);
			if (!repository.comments.all.some(({ id }) => id === comment)) {
				return refusal(404, 'Not Found', 'reactions/reactions');
			}
			const content = String(body.content);
			const same = repository.reactions.find(
				(each) => each.comment === comment && each.author === login && each.content === content,
			);
			if (same) return { status: 200, body: showReaction(state, same) };
			const reaction = { id: state.nextId(), comment, author: login, content };
			repository.reactions.push(reaction);
			return { status: 201, body: showReaction(state, reaction) };
		},
	},
};

function showReaction(state: FakeState, { id, author, content }: ReactionState): object {
	return {
		...{ id, content, node_id: 'MDg6UmVhY3Rpb24=', created_at: '2026-01-01T00:00:00Z' },
		user: simpleUser(author, state.apiUrl()),
	};
}
