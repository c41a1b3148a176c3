import type { DatabaseConfig, RuleSetting } from './config.ts';
import type { DatabaseSettings } from './file-schema.ts';

/** One database's own settings over those that hold for all. */
export function mergeSettings(common: DatabaseSettings, own: DatabaseSettings): DatabaseSettings {
	return {
		...common,
		...own,
		project: { ...common.project, ...own.project },
		budget: { ...common.budget, ...own.budget },
		limits: { ...common.limits, ...own.limits },
		placeholders: { ...common.placeholders, ...own.placeholders },
		document: mergeDocuments(common.document, own.document),
		headings: { ...common.headings, ...own.headings },
		dismiss: [...(own.dismiss ?? []), ...(common.dismiss ?? [])],
		classify: [...(own.classify ?? []), ...(common.classify ?? [])],
		rules: { ...common.rules, ...own.rules },
		ignore: [...(own.ignore ?? []), ...(common.ignore ?? [])],
	};
}

function documentOf({
	document,
}: DatabaseSettings): Exclude<DatabaseSettings['document'], string | undefined> {
	return typeof document === 'string' ? { path: document } : (document ?? {});
}

function mergeDocuments(
	common: DatabaseSettings['document'],
	own: DatabaseSettings['document'],
): DatabaseSettings['document'] {
	return { ...documentOf({ document: common }), ...documentOf({ document: own }) };
}

/** The specification's path for an entry that does not say one; the entry's name is null for the only database. */
export function defaultDocument(name: string | null): string {
	return name === null ? 'docs/database-spec.md' : `docs/${name}-database-spec.md`;
}

/** Settings with every default filled in; the name is null for the only database. */
export function toDatabaseConfig(name: string | null, settings: DatabaseSettings): DatabaseConfig {
	const { project, budget, limits } = settings;
	return {
		name: name ?? project?.name ?? 'database',
		migrations: settings.migrations === undefined ? null : normalisePath(settings.migrations),
		layout: settings.layout ?? null,
		document: normalisePath(documentOf(settings).path ?? defaultDocument(name)),
		documentMode: documentOf(settings).mode ?? 'single',
		headings: settings.headings ?? {},
		requirements: settings.requirements?.map(normalisePath) ?? null,
		dismiss: settings.dismiss ?? [],
		project: {
			name: project?.name ?? null,
			focus: project?.focus ?? null,
			scale: project?.scale ?? null,
			performance: project?.performance ?? null,
		},
		budget: { total: budget?.total ?? 30, pullRequest: budget?.['pull-request'] ?? 3 },
		limits: {
			migrationSeconds: limits?.['migration-seconds'] ?? 60,
			runSeconds: limits?.['run-seconds'] ?? 600,
			memoryMegabytes: limits?.['memory-megabytes'] ?? 1024,
		},
		engine: settings.engine ?? 'embedded',
		preset: settings.preset ?? null,
		prelude: settings.prelude === undefined ? null : normalisePath(settings.prelude),
		baseline: settings.baseline === undefined ? null : normalisePath(settings.baseline),
		placeholders: settings.placeholders ?? {},
		migrateCommand: settings['migrate-command'] ?? null,
		classify: settings.classify ?? [],
		rules: Object.fromEntries(
			Object.entries(settings.rules ?? {}).map(([name, setting]) => [name, toRuleSetting(setting)]),
		),
		ignore: (settings.ignore ?? []).map(({ rule, path, reason }) => ({
			...{ rule, reason },
			path: path === undefined ? null : normalisePath(path),
		})),
	};
}

function toRuleSetting(setting: NonNullable<DatabaseSettings['rules']>[string]): RuleSetting {
	if (typeof setting === 'string') return { severity: setting, options: {} };
	const { severity = null, ...options } = setting;
	return { severity, options };
}

/** A path without `.` parts and doubled or trailing slashes; empty for the root itself. */
export function normalisePath(path: string): string {
	return path
		.split('/')
		.filter((part) => part !== '' && part !== '.')
		.join('/');
}
