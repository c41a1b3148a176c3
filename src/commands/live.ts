import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import type { Report } from '../report/report.ts';
import { judge } from '../report/verdict.ts';
import type { Checked } from './check.ts';
import { checkLive } from './check-live.ts';
import { chooseDialect } from './choose-dialect.ts';
import { openRepository } from './open-repository.ts';
import type { RunInput } from './run-input.ts';

/** What looking at a live database is told beside what every command is. */
export interface LiveInput extends RunInput {
	/** Its address; `databaseUrl` is that of the server for `engine: server`, which has to be another one. */
	readonly liveUrl: string;
}

/** Holds a live database against the migrations of a directory; throws a UserError for what stops it. */
export async function live(input: LiveInput): Promise<Checked> {
	const { head, config, databases } = await openRepository(input);
	const [database, ...others] = databases;
	if (!database || others.length > 0) {
		throw new UserError('config', `the config has ${databases.length} databases and an address is of one`, {
			hint: `Choose one of ${databases.map(({ name }) => name).join(', ')} with --database, or in a workflow with a \`config\` of its own.`,
		});
	}
	if (input.isFork) {
		throw new UserError('config', 'a live database is not for a pull request from a fork', {
			hint: 'Look at it from the default branch.',
		});
	}
	requireOtherServer(database, input);
	const { onProgress, checkpoints, liveUrl } = input;
	const dialect = chooseDialect(database, input);
	const report = await checkLive(dialect, database, head, liveUrl, { onProgress, checkpoints });
	const whole: Report = { version: 1, verdict: judge([report]), compared: false, databases: [report] };
	return { report: whole, failOn: config.failOn, publishing: config.publishing };
}

/** A replay makes and drops a database on its server, and nothing is ever written where a live one is. */
function requireOtherServer({ engine }: DatabaseConfig, { databaseUrl, liveUrl }: LiveInput): void {
	if (engine !== 'server' || databaseUrl === null || serverOf(databaseUrl) !== serverOf(liveUrl)) return;
	throw new UserError('config', 'the server for `engine: server` is the one of the live database', {
		hint: 'Replay elsewhere: set the environment variable DATABASE_URL to another server, and give the live one as --database-url or as the input `database-url`.',
	});
}

function serverOf(url: string): string {
	return URL.canParse(url) ? new URL(url).host.toLowerCase() : url;
}
