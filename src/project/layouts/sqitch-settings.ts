import { resolvePath } from '../sources/paths.ts';
import { findAbove } from './ancestors.ts';
import type { Tree } from './layout.ts';
import { folderOf, joinPath } from './names.ts';

/** What Sqitch's configuration says about one project; paths from the repository's root. */
export interface SqitchSettings {
	readonly topDirectory: string;
	readonly plan: string;
	/** A plan beside the configuration that it does not point to. */
	readonly unusedPlan: string | null;
	readonly deployDirectory: string;
	/** Where the earlier scripts of reworked changes are. */
	readonly reworkedDirectory: string;
	/** Where the scripts for the way back are, and those of reworked changes. */
	readonly revertDirectory: string;
	readonly reworkedRevertDirectory: string;
	/** The ending of the scripts, without its dot. */
	readonly extension: string;
	/** What psql is given on its command line, by name. */
	readonly variables: Readonly<Record<string, string>>;
	/** The configuration with those of its settings that lead out of the repository and are not followed. */
	readonly outside: { readonly file: string; readonly keys: readonly string[] } | null;
}

/** The settings that hold for a directory, from the nearest `sqitch.conf`; Sqitch's own defaults where there is none. */
export async function readSqitchSettings(tree: Tree, directory: string): Promise<SqitchSettings> {
	const path = findAbove(tree.all, directory, ['sqitch.conf']);
	const config = parseConf(path === null ? '' : ((await tree.read(path)) ?? ''));
	const folder = path === null ? directory : folderOf(path);
	const get = (key: string): string | undefined =>
		config.get(`engine.pg.${key}`) ?? config.get(`core.${key}`);
	const placeOf = (key: string): string | null => {
		const value = get(key);
		return value === undefined || value.startsWith('/') ? null : resolvePath(joinPath(folder, value));
	};
	const outside = PLACES.filter((key) => get(key) !== undefined && placeOf(key) === null);
	const declared = placeOf('top_dir') ?? folder;
	// A plan beside the scripts says more than a configuration for another project.
	const isOther = !tree.all.has(placeOf('plan_file') ?? joinPath(declared, 'sqitch.plan'));
	const isOwn = directory !== folder && tree.all.has(joinPath(directory, 'sqitch.plan'));
	const topDirectory = isOther || isOwn ? directory : declared;
	const plan =
		(topDirectory === declared ? placeOf('plan_file') : null) ?? joinPath(topDirectory, 'sqitch.plan');
	const besideSettings = joinPath(folder, 'sqitch.plan');
	const deployDirectory = placeOf('deploy_dir') ?? joinPath(topDirectory, 'deploy');
	const reworkedFolder = placeOf('reworked_dir') ?? topDirectory;
	const reworked = joinPath(reworkedFolder, get('deploy_dir') ?? 'deploy');
	const revertDirectory = placeOf('revert_dir') ?? joinPath(topDirectory, 'revert');
	const reworkedRevert = joinPath(reworkedFolder, get('revert_dir') ?? 'revert');
	return {
		topDirectory,
		plan,
		unusedPlan: !isOther && plan !== besideSettings && tree.all.has(besideSettings) ? besideSettings : null,
		deployDirectory,
		reworkedDirectory: placeOf('reworked_deploy_dir') ?? resolvePath(reworked) ?? deployDirectory,
		revertDirectory,
		reworkedRevertDirectory: placeOf('reworked_revert_dir') ?? resolvePath(reworkedRevert) ?? revertDirectory,
		extension: get('extension') ?? 'sql',
		variables: {
			registry: get('registry') ?? 'sqitch',
			...variablesIn(config, 'core'),
			...variablesIn(config, 'deploy'),
			...variablesIn(config, 'engine.pg'),
		},
		outside: path === null || outside.length === 0 ? null : { file: path, keys: outside },
	};
}

const PLACES = ['top_dir', 'plan_file', 'deploy_dir', 'reworked_dir', 'reworked_deploy_dir'];

function variablesIn(config: ReadonlyMap<string, string>, section: string): Readonly<Record<string, string>> {
	const prefix = `${section}.variables.`;
	return Object.fromEntries(
		[...config]
			.filter(([key]) => key.startsWith(prefix))
			.map(([key, value]) => [key.slice(prefix.length), value]),
	);
}

/** Reads `[section "sub"]` and `key = value` into `section.sub.key`. */
function parseConf(text: string): ReadonlyMap<string, string> {
	const values = new Map<string, string>();
	let section = '';
	for (const whole of text.split('\n')) {
		const line = whole.trim();
		const header = /^\[\s*([^\s"\]]+)((?:\s+"[^"]*")*)\s*\]/.exec(line);
		if (header) {
			const subs = [...(header[2] ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
			section = [header[1] ?? '', ...subs].join('.');
			continue;
		}
		const [, key, value = ''] = /^([A-Za-z][\w-]*)\s*=\s*(.*)$/.exec(line) ?? [];
		if (key !== undefined) values.set(`${section}.${key}`, unquote(value));
	}
	return values;
}

function unquote(value: string): string {
	const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(value)?.[1];
	return quoted === undefined ? value.replace(/[#;].*/, '').trim() : quoted.replaceAll(/\\(.)/g, '$1');
}
