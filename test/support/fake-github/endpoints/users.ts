import { NOT_ACCESSIBLE, refusal } from '../answers.ts';
import type { Endpoints } from './endpoint.ts';

/** Tokens of jobs and apps may not ask who they are. */
export const USERS: Endpoints = {
	'GET /user': {
		answerAnyone: () => refusal(403, NOT_ACCESSIBLE, 'users/users#get-the-authenticated-user'),
	},
	'GET /rate_limit': {
		answerAnyone: ({ state: { rate } }) => {
			const core = { ...rate, used: rate.limit - rate.remaining, reset: 1_893_456_000 };
			return { status: 200, body: { resources: { core, search: core }, rate: core } };
		},
	},
};
