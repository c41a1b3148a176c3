import type { Overrides } from '../config/config.ts';
import type { OpenPullRequestsPort } from '../history/integrity/open-pull-requests.ts';
import type { FileSource } from '../project/project.ts';
import type { CheckpointStore } from '../replay/checkpoints/checkpoint-store.ts';
import type { OnProgress } from '../replay/replay.ts';

/** What every command is told, wherever the files come from. */
export interface RunSettings {
	/** Path of the config file from the root of the files; null for the usual place. */
	readonly configFile: string | null;
	readonly overrides: Overrides;
	/** One of several configured databases; null for all. */
	readonly database: string | null;
	/** The server that `engine: server` uses, from a flag, an input or the environment, never from a file. */
	readonly databaseUrl: string | null;
	/** True for a pull request from a fork: its code is not run and no server is given to it. */
	readonly isFork: boolean;
	/** What the project is called where nobody says it. */
	readonly defaultName: string;
	readonly onProgress?: OnProgress;
	/** Opens the base branch as it stands now; null or absent where that is the merge base, or there is none. */
	readonly openTip?: (() => Promise<FileSource>) | null;
	/** Absent where nobody can be asked for the other pull requests. */
	readonly openPullRequests?: OpenPullRequestsPort | null;
	/** Where the states between migrations are kept for later runs; absent where every run replays all. */
	readonly checkpoints?: CheckpointStore | undefined;
}

/** What a command on a directory is given. */
export interface RunInput extends RunSettings {
	/** Absolute path of the directory to work on, which may be a bare git directory. */
	readonly cwd: string;
}
