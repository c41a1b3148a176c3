import { randomBytes } from 'node:crypto';
import { type Answer, refusal, simpleUser } from '../answers.ts';
import { type AppState, type DeliveryState, deliver, speaksAsApp } from '../app.ts';
import type { FakeState } from '../state.ts';
import type { Call, Endpoints } from './endpoint.ts';

const MISSING = refusal(404, 'Not Found', 'apps');

/** https://docs.github.com/rest/apps */
export const APPS: Endpoints = {
	'GET /app': asApp(({ state }, app) => ({ status: 200, body: showApp(state, app) })),
	'POST /app/installations/{installation_id}/access_tokens': asApp(({ state, parameters }, app) => {
		const repositories = app.installations.get(Number(parameters.installation_id));
		if (repositories === undefined) return MISSING;
		const token = `ghs_${randomBytes(27).toString('base64url')}`;
		state.tokens.set(token, {
			login: `${app.slug}[bot]`,
			permissions: app.permissions,
			...(repositories === null ? {} : { repositories }),
		});
		const expires = new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+/, '');
		const permissions = { contents: 'write', checks: 'write', issues: 'write', pull_requests: 'write' };
		return {
			status: 201,
			body: { token, expires_at: expires, permissions, repository_selection: 'all' },
		};
	}),
	'GET /app/hook/deliveries': asApp(({ url }, app) => {
		const size = Number(url.searchParams.get('per_page') ?? 30);
		const before = Number(url.searchParams.get('cursor') ?? Number.POSITIVE_INFINITY);
		const older = app.deliveries.filter(({ id }) => id < before).sort((a, b) => b.id - a.id);
		const page = older.slice(0, size);
		const last = page.at(-1);
		const next = new URL(url);
		if (last) next.searchParams.set('cursor', String(last.id));
		return {
			status: 200,
			body: page.map(showDelivery),
			headers: older.length > size ? { link: `<${next}>; rel="next"` } : {},
		};
	}),
	'POST /app/hook/deliveries/{delivery_id}/attempts': asApp(({ state, parameters }, app) => {
		const old = app.deliveries.find(({ id }) => id === Number(parameters.delivery_id));
		if (!old) return MISSING;
		void deliver(state, app, old.event, old.payload, { guid: old.guid, redelivery: true });
		return { status: 202, body: {} };
	}),
};

function asApp(answer: (call: Call, app: AppState) => Answer) {
	return {
		answerAnyone: (call: Call): Answer => {
			const { app } = call.state;
			if (!app) return MISSING;
			if (speaksAsApp(app, call.authorization)) return answer(call, app);
			return refusal(401, 'A JSON web token could not be decoded', 'apps');
		},
	};
}

function showApp(state: FakeState, { id, slug }: AppState): object {
	return {
		...{ id, slug, node_id: 'MDExOkludGVncmF0aW9uMQ==', name: slug, description: null },
		client_id: 'Iv1.0123456789abcdef',
		owner: simpleUser('octocat', state.apiUrl()),
		external_url: 'https://example.com',
		html_url: `https://github.com/apps/${slug}`,
		...{ created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' },
		permissions: { contents: 'write', checks: 'write', metadata: 'read' },
		events: ['pull_request', 'issue_comment', 'check_run', 'check_suite'],
	};
}

function showDelivery({ id, guid, event, payload, at, redelivery, status }: DeliveryState): object {
	const { installation, repository } = payload as {
		installation?: { id: number };
		repository?: { id: number };
	};
	return {
		...{ id, guid, redelivery, event },
		delivered_at: at.toISOString(),
		duration: 0.27,
		status: status >= 200 && status < 300 ? 'OK' : 'Invalid HTTP Response',
		status_code: status,
		action: typeof payload.action === 'string' ? payload.action : null,
		installation_id: installation?.id ?? null,
		repository_id: repository?.id ?? null,
	};
}
