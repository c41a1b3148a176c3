import { UserError } from '../../errors.ts';
import type { AppCredentials } from '../../github/app.ts';
import type { Log } from '../log.ts';
import type { BotSettings } from '../settings.ts';
import { loadApp } from './app-file.ts';
import { setUpApp } from './set-up-app.ts';

/** What setting up goes by. */
export interface SetupParts {
	readonly log: Log;
	/** Shows words to whoever looks after the bot, and to nobody else. */
	readonly tell: (words: string) => void;
	/** Resolves when the bot is to stop. */
	readonly stopped: Promise<void>;
}

/** The App that the bot speaks as, and the port that it listens on. */
export interface FoundApp {
	readonly app: AppCredentials;
	readonly port: number | null;
}

/**
 * Finds the App: that of the settings, else that of an earlier setup, else one that a person makes now in the browser.
 * Null where the bot is told to stop before; throws a UserError for a process that has no port to show pages on.
 */
export async function findApp(settings: BotSettings, parts: SetupParts): Promise<FoundApp | null> {
	const { port, data } = settings;
	const app = settings.app ?? (await loadApp(data));
	if (app) return { app, port };
	if (port === null) {
		throw new UserError('config', 'The bot has no App to speak as.', {
			hint: 'Set APP_ID, PRIVATE_KEY (or PRIVATE_KEY_FILE) and WEBHOOK_SECRET, or start a process without --no-web once to set one up; docs/bot.md says how.',
		});
	}
	return setUpApp({ ...settings, port }, parts);
}
