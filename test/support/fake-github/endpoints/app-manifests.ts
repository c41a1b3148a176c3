import { createPrivateKey } from 'node:crypto';
import { refusal, simpleUser } from '../answers.ts';
import { addApp } from '../app.ts';
import { takeManifest } from '../app-manifests.ts';
import type { Endpoints } from './endpoint.ts';

/** https://docs.github.com/rest/apps/apps#create-a-github-app-from-a-manifest */
export const APP_MANIFESTS: Endpoints = {
	'POST /app-manifests/{code}/conversions': {
		answerAnyone({ state, parameters }) {
			const manifest = takeManifest(state, parameters.code ?? '');
			if (!manifest) return refusal(404, 'Not Found', 'apps');
			const { name, url, hook_attributes: hook, default_permissions: permissions } = manifest;
			const app = addApp(state, { slug: name });
			app.webhookUrl = hook.url;
			// GitHub hands keys out in the older of the two forms.
			const pem = createPrivateKey(app.privateKey).export({ type: 'pkcs1', format: 'pem' }).toString();
			return {
				status: 201,
				body: {
					...{ id: app.id, slug: name, name, pem, permissions, node_id: 'MDExOkludGVncmF0aW9uMQ==' },
					...{ description: manifest.description, external_url: url, events: manifest.default_events },
					html_url: `https://github.com/apps/${name}`,
					owner: simpleUser('octocat', state.apiUrl()),
					...{ created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' },
					...{ client_id: 'Iv1.0123456789abcdef', client_secret: 'a-client-secret-that-nobody-keeps' },
					webhook_secret: app.webhookSecret,
				},
			};
		},
	},
};
