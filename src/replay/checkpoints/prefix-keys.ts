import { createHash } from 'node:crypto';
import type { Migration, MigrationHistory } from '../../project/project.ts';
import { programDigest } from './program-digest.ts';

/** What a key is about beside the migrations, as plain JSON: what is kept, and all settings that it depends on. */
export type Purpose = readonly [kind: 'replay' | 'trials' | 'rehearsal', ...settings: readonly unknown[]];

/**
 * A key for each number of a history's first migrations, from none to all. Each is a hash of the program, the purpose,
 * what runs before the migrations, and everything of these migrations that could make a difference, in order.
 */
export async function listPrefixKeys(
	purpose: Purpose,
	{ layout, directory, preludes, bookkeepingTables, migrations }: MigrationHistory,
): Promise<readonly string[]> {
	const around = [await programDigest(), purpose, layout, directory, bookkeepingTables, preludes];
	const keys = [hash(around)];
	const withDowns = purpose[0] !== 'replay';
	for (const migration of migrations) {
		keys.push(hash([keys.at(-1), withDowns ? migration : withoutDown(migration)]));
	}
	return keys;
}

function withoutDown({ down: _, ...migration }: Migration): Omit<Migration, 'down'> {
	return migration;
}

function hash(parts: readonly unknown[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
