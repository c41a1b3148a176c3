import { openLog } from '../../src/bot/log.ts';
import type { BotSettings } from '../../src/bot/settings.ts';
import { type BotTimings, startBot } from '../../src/bot/start-bot.ts';
import { checkingWith } from '../../src/github/check-pull-request.ts';
import { cheapCheck } from '../../test/support/cheap-check.ts';

/** What one process of the storm is told, as JSON in `STORM`. */
export interface StormProcess {
	readonly settings: BotSettings;
	readonly timings: BotTimings;
}

if (import.meta.main) {
	const { settings, timings } = JSON.parse(process.env.STORM ?? '') as StormProcess;
	const { app } = settings;
	if (!app) throw new Error('the storm has an App');
	const log = openLog('info', [app.privateKey, app.webhookSecret], (line) => void process.stdout.write(line));
	const parts = { timings, checkPullRequest: checkingWith(cheapCheck) };
	const bot = await startBot(settings, app, log, parts);
	process.once('SIGTERM', () => void bot.stop(10));
}
