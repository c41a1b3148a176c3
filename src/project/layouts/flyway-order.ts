import { comparePaths } from '../sources/paths.ts';
import { compareVersions, type FlywayName } from './flyway-names.ts';
import { requireUniqueVersions } from './names.ts';

/** A file and what Flyway takes it for. */
export interface NamedFile extends FlywayName {
	readonly path: string;
}

/** What Flyway runs in an empty database, in its order. */
export interface Ordered {
	readonly kept: readonly NamedFile[];
	readonly baseline: NamedFile | null;
	/** What the baseline stands for. */
	readonly replaced: readonly string[];
}

/** Versions from the newest baseline on, then the repeatable files; throws a UserError for one that is there twice. */
export function inOrder(named: readonly NamedFile[]): Ordered {
	const versions = named
		.filter(({ kind }) => kind === 'versioned' || kind === 'baseline')
		.toSorted((a, b) => compareVersions(a.version, b.version));
	const baseline = versions.findLast(({ kind }) => kind === 'baseline') ?? null;
	const kept = versions.filter(
		(file) =>
			file === baseline ||
			(file.kind === 'versioned' && (!baseline || compareVersions(file.version, baseline.version) > 0)),
	);
	requireUniqueVersions(
		kept.map(({ path, version, description }) => ({ path, version, name: description })),
		'Flyway',
	);
	const repeatable = named
		.filter(({ kind }) => kind === 'repeatable')
		.toSorted((a, b) => comparePaths(a.description, b.description) || comparePaths(a.path, b.path));
	const replaced = versions.filter((file) => !kept.includes(file)).map(({ path }) => path);
	return { kept: [...kept, ...repeatable], baseline, replaced };
}
