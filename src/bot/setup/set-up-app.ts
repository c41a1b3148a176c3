import { convertManifest } from '../../github/convert-manifest.ts';
import { webUrlOf } from '../../github/web-url.ts';
import { lockFolder } from '../folder-lock.ts';
import type { BotSettings } from '../settings.ts';
import { serve } from '../web/serve.ts';
import { saveApp } from './app-file.ts';
import type { FoundApp, SetupParts } from './find-app.ts';
import { makeSetupCode } from './setup-code.ts';
import { SETUP_PATH, setupRoutes } from './setup-routes.ts';
import { openStates } from './states.ts';

/** Shows the pages of the setup until somebody has made an App, or the bot is told to stop: null then. */
export async function setUpApp(
	{ apiUrl, data, port }: BotSettings & { readonly port: number },
	{ log, tell, stopped }: SetupParts,
): Promise<FoundApp | null> {
	// The folder is tried before anybody makes an App whose key could then not be kept.
	const lock = await lockFolder(data, []);
	const code = makeSetupCode();
	const { promise: made, resolve } = Promise.withResolvers<FoundApp['app']>();
	const routes = setupRoutes({
		...{ code, log },
		webUrl: webUrlOf(apiUrl),
		states: openStates(),
		convert: (manifestCode) => convertManifest(apiUrl, manifestCode),
		async keep(app) {
			await saveApp(data, app);
			resolve(app.credentials);
		},
	});
	try {
		const server = await serve(routes, port, (error) => log.error({ error }, 'a request was not answered'));
		try {
			tell(invitation(server.port, code));
			log.info({ port: server.port }, 'waits for its App');
			const app = await Promise.race([made, stopped.then(() => null)]);
			return app && { app, port: server.port };
		} finally {
			await server.stop();
		}
	} finally {
		await lock.release();
	}
}

/** Not a note in the log: logs are collected and kept, and read by others. */
function invitation(port: number, code: string): string {
	return `
The bot has no GitHub App yet. To make one, open

    http://localhost:${port}${SETUP_PATH}

(or the address under which others reach this machine) and give the setup code

    ${code}

It is good until the App is made or the bot ends.

`;
}
