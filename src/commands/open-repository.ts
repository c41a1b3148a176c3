import type { Config, DatabaseConfig } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { UserError } from '../errors.ts';
import { requireRules } from '../lint/require-rules.ts';
import type { FileSource } from '../project/project.ts';
import { isBareRepository } from '../project/sources/git-commits.ts';
import { openGitObjects } from '../project/sources/git-objects.ts';
import { openWorkingTree, rootOf } from '../project/sources/working-tree.ts';
import { FINDING_LABELS } from '../report/words/finding-labels.ts';
import { requireHeadings } from '../specification/require-headings.ts';
import type { RunInput, RunSettings } from './run-input.ts';
import { withServerUser } from './server-user.ts';

/** Where the config is when nobody says otherwise. */
export const DEFAULT_CONFIG_FILE = '.github/database-spec.yml';

/** A repository's present state and the settings that it has there. */
export interface Repository {
	readonly head: FileSource;
	/** False for a bare repository, in which there is nowhere to write. */
	readonly hasWorkingTree: boolean;
	readonly config: Config;
	/** The databases that this run is about. */
	readonly databases: readonly DatabaseConfig[];
}

/** Opens the working tree, or HEAD of a bare repository, and reads its config. */
export async function openRepository(input: RunInput): Promise<Repository> {
	const { cwd } = input;
	await rootOf(cwd);
	const hasWorkingTree = !(await isBareRepository(cwd));
	const head = hasWorkingTree ? openWorkingTree(cwd) : await openGitObjects(cwd, 'HEAD');
	return readRepository(head, hasWorkingTree, input);
}

/** Reads the config of a repository's state, and which databases the run is about. */
export async function readRepository(
	head: FileSource,
	hasWorkingTree: boolean,
	settings: RunSettings,
): Promise<Repository> {
	const { configFile, overrides } = settings;
	const file = configFile ?? DEFAULT_CONFIG_FILE;
	const text = await head.read(file);
	if (text === null && configFile !== null) {
		throw new UserError('config', `there is no config file ${configFile}`, {
			hint: `There is none in ${head.description}: give a path from its root, or none to use ${DEFAULT_CONFIG_FILE}.`,
		});
	}
	const config = parseConfig(text, file, overrides);
	requireHeadings(text ?? '', file);
	requireRules(text ?? '', file, Object.keys(FINDING_LABELS));
	const databases = selectDatabases(config, settings.database).map((each) => withServerUser(each, settings));
	return { head, hasWorkingTree, config, databases };
}

function selectDatabases(config: Config, wanted: string | null): readonly DatabaseConfig[] {
	if (wanted === null) return config.databases;
	const found = config.databases.filter(({ name }) => name === wanted);
	if (found.length) return found;
	throw new UserError('config', `the config has no database "${wanted}"`, {
		hint: `It has: ${config.databases.map(({ name }) => name).join(', ')}.`,
	});
}
