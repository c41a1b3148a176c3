import type { Dialect } from '../../dialects/dialect.ts';
import type { MigrationHistory } from '../../project/project.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import { readEntry, writeEntry } from './entry.ts';
import { listPrefixKeys, type Purpose } from './prefix-keys.ts';

/**
 * What an earlier run has made of a whole history for this purpose, else makes it and keeps it where it `lasts`. The
 * result is plain data that depends on the history and the purpose alone.
 */
export async function remember<Result>(
	store: CheckpointStore | undefined,
	{ isEmbedded }: Dialect,
	purpose: Purpose,
	history: MigrationHistory,
	make: () => Promise<Result>,
	lasts: (made: Result) => boolean,
): Promise<Result> {
	if (!store || !isEmbedded || history.program) return make();
	const key = (await listPrefixKeys(purpose, history)).at(-1) ?? '';
	const entry = await store.get(key).catch(() => null);
	const known = entry === null ? undefined : (readEntry(entry) as Result | undefined);
	if (known !== undefined) return known;
	const made = await make();
	// A run does not depend on what it leaves to later ones.
	if (lasts(made)) await store.put(key, writeEntry(made)).catch(() => null);
	return made;
}
