import type { Overrides } from '../config/config.ts';
import type { OnProgress } from '../replay/replay.ts';

/** What every command is given. */
export interface RunInput {
	/** Absolute path of the directory to work on, which may be a bare git directory. */
	readonly cwd: string;
	/** Path of the config file relative to it; null for the usual place. */
	readonly configFile: string | null;
	readonly overrides: Overrides;
	/** One of several configured databases; null for all. */
	readonly database: string | null;
	/** What the project is called where nobody says it. */
	readonly defaultName: string;
	readonly onProgress?: OnProgress;
}
