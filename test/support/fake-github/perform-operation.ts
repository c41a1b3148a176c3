import { type Answer, NOT_ACCESSIBLE, refusal } from './answers.ts';
import type { Operation, SeenRequest } from './contract.ts';
import { ENDPOINTS } from './endpoints/index.ts';
import { grants } from './rights.ts';
import type { FakeState } from './state.ts';

const MISSING = refusal(404, 'Not Found', '');

/** Does what a request asks for, if its token may. */
export async function performOperation(
	operation: Operation,
	request: SeenRequest,
	state: FakeState,
): Promise<Answer> {
	const { parameters } = operation;
	const [, template] = operation.pointer;
	const endpoint = ENDPOINTS[`${request.method} ${template}`];
	const authorization = String(request.headers.authorization ?? '');
	const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
	const call = { state, parameters, url: request.url, body, authorization };
	if (endpoint && 'answerAnyone' in endpoint) return endpoint.answerAnyone(call);
	const rights = state.tokens.get(authorization.replace(/^(token|bearer) /i, ''));
	if (!rights) return refusal(401, 'Bad credentials', '');
	if (state.rate.remaining === 0) return refusal(403, `API rate limit exceeded for ${rights.login}.`, '');
	const name = `${parameters.owner}/${parameters.repo}`;
	const repository = state.repositories.get(name);
	if (!endpoint || !repository || rights.repositories?.includes(name) === false) return MISSING;
	if (!grants(rights.permissions, endpoint.needs, repository.isPublic)) {
		return refusal(403, NOT_ACCESSIBLE, '');
	}
	return endpoint.answer({ ...call, login: rights.login, rights, repository });
}
