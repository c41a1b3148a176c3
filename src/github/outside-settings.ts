import type { RunSettings } from '../commands/run-input.ts';
import type { CheckpointStore } from '../replay/checkpoints/checkpoint-store.ts';

/** The settings of a run on files that are only read: whoever wrote them, nothing is run and no server is given to them. */
export function outsideSettings(repo: string, checkpoints: CheckpointStore | undefined): RunSettings {
	return {
		configFile: null,
		overrides: {},
		database: null,
		databaseUrl: null,
		isFork: true,
		defaultName: repo,
		checkpoints,
	};
}
