import { createHash } from 'node:crypto';
import { z } from 'zod';
import { simpleUser } from '../answers.ts';
import type { FakeState } from '../state.ts';
import { recordedPayload } from './recorded.ts';

const RECORDED = z.object({ repository: z.looseObject({}) });

/** A repository as GitHub shows it in full; also one that is known by its name only, such as a fork. */
export function showRepository(state: FakeState, fullName: string): Record<string, unknown> {
	const { repository: recorded } = RECORDED.parse(recordedPayload('pull_request', 'synchronize'));
	const known = state.repositories.get(fullName);
	const [login = '', name = ''] = fullName.split('/');
	return {
		...recorded,
		...{ id: known?.id ?? numberOf(fullName), name, full_name: fullName, fork: known === undefined },
		owner: simpleUser(login, state.apiUrl()),
		private: known ? !known.isPublic : false,
		visibility: known && !known.isPublic ? 'private' : 'public',
		default_branch: known?.defaultBranch ?? 'main',
		url: `${state.apiUrl()}/repos/${fullName}`,
		html_url: `https://github.com/${fullName}`,
		...{ has_discussions: false, network_count: 0, subscribers_count: 0, license: null },
		// Not in the description.
		custom_properties: {},
	};
}

function numberOf(text: string): number {
	return createHash('sha256').update(text).digest().readUInt32BE();
}
