import { type FlatSettings, readFlatSettings } from './flat-settings.ts';
import type { Tree } from './layout.ts';
import { folderOf, joinPath } from './names.ts';

/** What Flyway's settings say, its own defaults filled in. */
export interface FlywaySettings {
	/** The nearest file that says something; null where there is none. */
	readonly path: string | null;
	/** As written, such as `classpath:db/migration`; empty where it is not said. */
	readonly locations: readonly string[];
	readonly prefixes: Readonly<Record<'versioned' | 'repeatable' | 'undo' | 'baseline', string>>;
	readonly separator: string;
	readonly suffixes: readonly string[];
	/** Values by name in lower case. */
	readonly placeholders: ReadonlyMap<string, string>;
	readonly replacesPlaceholders: boolean;
	readonly placeholderMarks: { readonly prefix: string; readonly suffix: string; readonly separator: string };
	/** The namespaces that Flyway makes, the one that it works in first; empty where it works in the server's own. */
	readonly namespaces: readonly string[];
	readonly table: string;
	/** Whether versions may come after higher ones. */
	readonly takesLate: boolean;
	readonly environment: string;
}

const FILES = [
	'flyway.toml',
	'flyway.conf',
	'application.properties',
	'application.yml',
	'application.yaml',
	'config/application.properties',
	'config/application.yml',
];

/** Reads the settings that hold for a directory: what stands nearest to it wins, and Flyway's own files before Spring's. */
export async function readFlywaySettings(tree: Tree, directory: string): Promise<FlywaySettings> {
	const found: { readonly path: string; readonly settings: FlatSettings }[] = [];
	for (let folder = directory; ; folder = folderOf(folder)) {
		for (const path of FILES.map((name) => joinPath(folder, name))) {
			if (!tree.all.has(path)) continue;
			const settings = aboutFlyway(readFlatSettings(path, (await tree.read(path)) ?? ''));
			if (settings.size > 0) found.push({ path, settings });
		}
		if (folder === '') break;
	}
	const values = (key: string): readonly string[] =>
		found.map(({ settings }) => settings.get(key)).find((value) => value !== undefined) ?? [];
	const list = (key: string): readonly string[] => values(key).flatMap((value) => value.split(/\s*,\s*/));
	const text = (key: string, otherwise: string): string => values(key)[0] ?? otherwise;
	const defaults = list('defaultschema').slice(0, 1);
	return {
		path: found[0]?.path ?? null,
		locations: list('locations').filter((location) => location !== ''),
		prefixes: {
			versioned: text('sqlmigrationprefix', 'V'),
			repeatable: text('repeatablesqlmigrationprefix', 'R'),
			undo: text('undosqlmigrationprefix', 'U'),
			baseline: text('baselinemigrationprefix', 'B'),
		},
		separator: text('sqlmigrationseparator', '__'),
		suffixes: values('sqlmigrationsuffixes').length > 0 ? list('sqlmigrationsuffixes') : ['.sql'],
		placeholders: placeholdersIn(found.map(({ settings }) => settings)),
		replacesPlaceholders: text('placeholderreplacement', 'true') !== 'false',
		placeholderMarks: {
			prefix: text('placeholderprefix', '${'),
			suffix: text('placeholdersuffix', '}'),
			separator: text('placeholderseparator', ':'),
		},
		namespaces: [...new Set([...defaults, ...list('schemas')])].filter((name) => name !== ''),
		takesLate: text('outoforder', 'false') === 'true',
		table: text('table', 'flyway_schema_history'),
		environment: text('environment', 'default'),
	};
}

const KEY =
	/^(?:spring\.|quarkus\.)?flyway\.(?:datasources\.(?:default|postgres\w*)\.)?(placeholders\.)?(.+)$/i;

/** The settings for Flyway by their names without dashes, in lower case; those of placeholders keep their names. */
function aboutFlyway(settings: FlatSettings): FlatSettings {
	const found = new Map<string, readonly string[]>();
	for (const [key, written] of settings) {
		const [, isPlaceholder, name] = KEY.exec(key) ?? [];
		if (name === undefined) continue;
		const values = written.map(withDefaults);
		if (values.includes(null)) continue;
		const short = isPlaceholder ? `placeholders.${name}` : name.replaceAll(/[-_]/g, '');
		found.set(short.toLowerCase(), values as readonly string[]);
	}
	return found;
}

function placeholdersIn(all: readonly FlatSettings[]): ReadonlyMap<string, string> {
	const values = new Map<string, string>();
	for (const settings of all) {
		for (const [key, [value]] of settings) {
			const [, name] = /^placeholders\.(.+)$/.exec(key) ?? [];
			if (name !== undefined && value !== undefined && !values.has(name)) values.set(name, value);
		}
	}
	return values;
}

/** `${NAME:default}` becomes its default; null for a value that only the environment knows. */
function withDefaults(value: string): string | null {
	const resolved = value.replaceAll(/\$\{[^{}:]*:([^{}]*)\}/g, '$1');
	return /\$\{[^{}]*\}/.test(resolved) ? null : resolved;
}
