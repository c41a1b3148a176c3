import { UserError } from '../errors.ts';
import type { Run } from '../history/squash/plan-runs.ts';
import type { LeftAlone } from '../history/squash/squash.ts';
import type { Migration, MigrationHistory } from '../project/project.ts';

/** Migrations of a history, and those among them that are not meant. */
export interface ChosenRange {
	readonly range: Run;
	readonly fixed: readonly LeftAlone[];
}

/** The migrations from one to another, each named by version, file or path; null stands for the first and the last. */
export function rangeBetween(
	{ migrations }: MigrationHistory,
	from: string | null,
	to: string | null,
): ChosenRange {
	const first = from === null ? 0 : findMigration(migrations, from, '--from');
	const last = to === null ? migrations.length - 1 : findMigration(migrations, to, '--to');
	if (first > last) {
		throw new UserError('config', `${from ?? ''} comes after ${to ?? ''}`, {
			hint: 'Give the earlier migration with --from and the later one with --to.',
		});
	}
	return { range: { first, end: last + 1 }, fixed: [] };
}

/** The migrations that a merge base does not have; those that stand between them and are on it already are not meant. */
export function rangeSince({ migrations }: MigrationHistory, basePaths: ReadonlySet<string>): ChosenRange {
	const isNew = ({ path }: Migration): boolean => !basePaths.has(path);
	const first = migrations.findIndex(isNew);
	if (first < 0) return { range: { first: migrations.length, end: migrations.length }, fixed: [] };
	const end = migrations.findLastIndex(isNew) + 1;
	const fixed = migrations
		.slice(first, end)
		.filter((migration) => !isNew(migration))
		.map(({ path }) => ({ path, line: null, reason: 'The merge base has it already.' }));
	return { range: { first, end }, fixed };
}

function findMigration(migrations: readonly Migration[], name: string, flag: string): number {
	const tests: readonly ((migration: Migration) => boolean)[] = [
		({ path }) => path === name,
		({ version }) => version === name || sameNumber(version, name),
		({ path }) => path.endsWith(`/${name}`) || path.split('/').includes(name),
		({ path }) => path.split('/').some((part) => part.startsWith(`${name}_`) || part.startsWith(`${name}.`)),
	];
	for (const test of tests) {
		const found = migrations.flatMap((migration, index) => (test(migration) ? [index] : []));
		const [only] = found;
		if (found.length === 1 && only !== undefined) return only;
		if (found.length > 1) {
			throw new UserError('config', `${flag} ${name} fits ${found.length} migrations`, {
				hint: 'Give the path of the one that you mean.',
				facts: {
					fits: found
						.slice(0, 5)
						.map((index) => migrations[index]?.path ?? '')
						.join('\n'),
				},
			});
		}
	}
	throw new UserError('config', `there is no migration ${name}`, {
		hint: `Give ${flag} a version, a file name or a path, such as ${migrations.at(-1)?.path ?? 'migrations/1_init.sql'}.`,
	});
}

/** `0007` is `7` for every tool that takes versions for numbers. */
function sameNumber(version: string, name: string): boolean {
	return (
		/^\d+$/.test(version) && /^\d+$/.test(name) && version.replace(/^0+/, '') === name.replace(/^0+/, '')
	);
}
