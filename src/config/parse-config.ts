import type { Config, Overrides } from './config.ts';
import { type DatabaseSettings, type FileSettings, fileSchema } from './file-schema.ts';
import { makeJsonSchema } from './json-schema.ts';
import { formatPath, type Path, type Problem, problemsError, problemsOf } from './problems.ts';
import { defaultDocument, mergeSettings, normalisePath, toDatabaseConfig } from './settings.ts';
import { readYaml } from './yaml-file.ts';

/**
 * The settings of a run from the configuration file's text (null where there is none) and the overrides. Throws one
 * UserError with code `config` that lists every problem with its path and line.
 */
export function parseConfig(text: string | null, file: string, overrides: Overrides): Config {
	const yaml = readYaml(text ?? '');
	if (yaml.problems.length > 0) throw problemsError(file, yaml.problems, 'This is not YAML as it stands.');
	const parsed = fileSchema.safeParse(yaml.data);
	const fromOverrides = parseOverrides(overrides);
	const problems: readonly Problem[] = [
		...problemsOf(parsed.error?.issues ?? [], { data: yaml.data, lineOf: yaml.lineOf, knownKeys }),
		...findDuplicates(yaml.data, yaml.lineOf),
		...fromOverrides.problems,
		...findUnclear(yaml.data, overrides),
	];
	if (!parsed.success || problems.length > 0) throw problemsError(file, problems);
	return toConfig(parsed.data, fromOverrides.settings);
}

function toConfig(settings: FileSettings, overrides: FileSettings): Config {
	const { databases, 'fail-on': failOn, strict, comment, review, ...common } = settings;
	const {
		'fail-on': failOnOverride,
		strict: strictOverride,
		comment: mode,
		review: ownReview,
		...own
	} = overrides;
	const entries: readonly (DatabaseSettings & { readonly name: string | null })[] = databases ?? [
		{ name: null },
	];
	return {
		databases: entries.map(({ name, ...entry }) =>
			toDatabaseConfig(name, mergeSettings(mergeSettings(common, entry), own)),
		),
		failOn: failOnOverride ?? failOn ?? 'error',
		lintFailOn: failOnOverride ?? failOn ?? 'warning',
		strict: strictOverride ?? strict ?? false,
		publishing: {
			comment: mode ?? comment ?? 'on-findings',
			reviewComments: ownReview?.['max-comments'] ?? review?.['max-comments'] ?? 10,
		},
	};
}

function parseOverrides(overrides: Overrides): {
	readonly settings: FileSettings;
	readonly problems: readonly Problem[];
} {
	const data = dropEmpty({
		migrations: overrides.migrations,
		layout: overrides.layout,
		document: overrides.document,
		'fail-on': overrides.failOn,
		engine: overrides.engine,
		preset: overrides.preset,
		prelude: overrides.prelude,
		strict: overrides.strict,
		comment: overrides.comment,
		review: overrides.reviewComments === undefined ? undefined : { 'max-comments': overrides.reviewComments },
		project: dropEmpty({ name: overrides.projectName, focus: overrides.focus }),
	});
	const parsed = fileSchema.safeParse(data);
	if (parsed.success) return { settings: parsed.data, problems: [] };
	const found = problemsOf(parsed.error.issues, { data, lineOf: () => null, knownKeys });
	return {
		settings: {},
		problems: found.map(({ path, ...rest }) => ({ path: `${path} ${GIVEN}`, ...rest })),
	};
}

const GIVEN = '(flag or input)';

/** Without what is not given; an action's input that is not given is an empty text. */
function dropEmpty(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
	);
}

/** Overrides that could be meant for any of several databases. */
function findUnclear(data: unknown, overrides: Overrides): readonly Problem[] {
	const entries = listEntries(data);
	if (entries.length < 2) return [];
	return (['migrations', 'layout', 'document', 'prelude'] as const)
		.filter((name) => overrides[name])
		.map((name) => ({
			path: `${name} ${GIVEN}`,
			line: null,
			message: `cannot be given for ${entries.length} databases at once; set it in their entries instead`,
		}));
}

function findDuplicates(data: unknown, lineOf: (path: Path) => number): readonly Problem[] {
	const names = new Map<unknown, Path>();
	const documents = new Map<string, Path>();
	return listEntries(data).flatMap((entry, index) => {
		const base = ['databases', index];
		const { name } = entry;
		const document = pathOf(entry.document) ?? pathOf(commonDocument(data)) ?? defaultDocument(String(name));
		const problems: Problem[] = [];
		const note = (seen: Map<unknown, Path>, value: string, key: string): void => {
			const path = [...base, key];
			const first = seen.get(value);
			if (!first) seen.set(value, path);
			else {
				const message = `is \`${value}\`, as ${formatPath(first)} on line ${lineOf(first)} is already`;
				problems.push({ path: formatPath(path), line: lineOf(path), message });
			}
		};
		if (typeof name === 'string') note(names, name, 'name');
		if (typeof document === 'string' && problems.length === 0)
			note(documents, normalisePath(document), 'document');
		return problems;
	});
}

function pathOf(document: unknown): unknown {
	return isRecord(document) ? document.path : document;
}

function commonDocument(data: unknown): unknown {
	return isRecord(data) ? data.document : undefined;
}

function listEntries(data: unknown): readonly Readonly<Record<string, unknown>>[] {
	if (!isRecord(data) || !Array.isArray(data.databases)) return [];
	return data.databases.map((entry: unknown) => (isRecord(entry) ? entry : {}));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The keys that a group of settings may have, read from the schema that editors get. */
function knownKeys(path: Path): readonly string[] {
	let at: unknown = makeJsonSchema();
	for (const part of path) {
		if (!isRecord(at)) return [];
		at =
			typeof part === 'number' ? at.items : isRecord(at.properties) ? at.properties[String(part)] : undefined;
	}
	return isRecord(at) && isRecord(at.properties) ? Object.keys(at.properties) : [];
}
