import { simpleUser } from '../answers.ts';
import { showRepository } from '../show/repository.ts';
import { type Endpoints, REPOSITORY } from './endpoint.ts';

/** What the five roles come to in the four words of old: https://docs.github.com/rest/collaborators/collaborators */
const PERMISSION = {
	admin: 'admin',
	maintain: 'write',
	write: 'write',
	triage: 'read',
	read: 'read',
} as const;

/** https://docs.github.com/rest/repos/repos and https://docs.github.com/rest/collaborators/collaborators */
export const REPOSITORIES: Endpoints = {
	[`GET ${REPOSITORY}`]: {
		needs: ['contents: read'],
		answer: ({ state, repository }) => ({ status: 200, body: showRepository(state, repository.name) }),
	},
	[`GET ${REPOSITORY}/collaborators/{username}/permission`]: {
		needs: ['contents: read'],
		answer: ({ state, repository, parameters: { username = '' } }) => {
			const role = repository.collaborators.get(username);
			// Everybody may read what is public.
			const permission = role ? PERMISSION[role] : repository.isPublic ? 'read' : 'none';
			const user = { ...simpleUser(username, state.apiUrl()), role_name: role ?? permission };
			return { status: 200, body: { permission, role_name: role ?? permission, user } };
		},
	},
};
