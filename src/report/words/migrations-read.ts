import type { DatabaseReport } from '../report.ts';
import { count } from './count.ts';
import { type Phrase, phrase, plain } from './phrase.ts';

/** How many migrations were read and where, without the layout; null where a run stopped before that. */
export function migrationsRead({ directory, migrationCount, stopped }: DatabaseReport): Phrase | null {
	if (directory === null || (stopped && migrationCount === 0)) return null;
	const isAtRoot = directory === '';
	// Nobody has said where they will be.
	if (isAtRoot && migrationCount === 0) return plain('no migrations yet');
	const migrations = count(migrationCount, ['migration', 'migrations']);
	if (isAtRoot) return plain(`${migrations} at the repository's root`);
	return phrase`${plain(migrations)} in ${directory}`;
}
