import { basename } from 'node:path';
import type { RunInput } from '../commands/run-input.ts';
import type { RunEvent } from './event.ts';
import type { ActionInputs } from './inputs.ts';
import { openCache } from './open-cache.ts';
import type { RunContext } from './run-context.ts';

/** What the core's commands are told in a step of a workflow. */
export async function stepRunInput(
	{ cwd, overrides, config, cacheDirectory }: ActionInputs,
	{ isFork }: Pick<RunEvent, 'isFork'>,
	{ workspace, repository }: RunContext,
): Promise<RunInput> {
	const isRoot = cwd === workspace && repository !== null;
	return {
		...{ cwd, overrides, isFork, configFile: config, database: null },
		databaseUrl: process.env.DATABASE_URL ?? null,
		defaultName: isRoot ? repository.repo : basename(cwd),
		checkpoints: await openCache(cacheDirectory, workspace),
	};
}
