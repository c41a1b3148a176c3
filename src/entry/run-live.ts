import { live } from '../commands/live.ts';
import { UserError } from '../errors.ts';
import type { FormatName } from '../report/formats/index.ts';
import { type CommonFlags, runInput } from './command-line.ts';
import { progressLine } from './progress-line.ts';
import { requireDirectory, showReport } from './run-commands.ts';

/** `live`: prints how a live database and the migrations differ; gives the exit status. */
export async function runLive(
	flags: CommonFlags & { format: FormatName; output?: string; failOn?: string },
): Promise<number> {
	await requireDirectory(flags.output);
	const input = await runInput(flags, flags.failOn ? { failOn: flags.failOn } : {});
	const { databaseUrl: liveUrl } = input;
	if (liveUrl === null) {
		throw new UserError('config', 'there is no address of a live database', {
			hint: 'Set the environment variable DATABASE_URL, or give --database-url.',
		});
	}
	// Where the flag names the live one, the environment may name a server to replay on.
	const databaseUrl = flags.databaseUrl === undefined ? null : (process.env.DATABASE_URL ?? null);
	const checked = await progressLine((onProgress) => live({ ...input, databaseUrl, liveUrl, onProgress }));
	return showReport(checked, flags);
}
