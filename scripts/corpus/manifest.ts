import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../src/errors.ts';

const historySchema = z.object({
	name: z.string(),
	/** `OWNER/NAME`. */
	repository: z.string(),
	commit: z.string(),
	/** Where the migrations are; the first one is replayed. */
	paths: z.array(z.string()).min(1),
	tool: z.string(),
	/** How many objects the history builds, by the names that `countObjects` uses. */
	counts: z.record(z.string(), z.number()).nullish(),
	needs: z.string().default('nothing'),
	/** The code of the error that a history ends in which cannot be replayed. */
	expect: z.string().nullish(),
	/** Settings as `.github/database-spec.yml` has them; a prelude may be a file of this project. */
	config: z.record(z.string(), z.unknown()).default({}),
});

/** One public migration history: where it is, and what is known of it. */
export type HistoryEntry = z.infer<typeof historySchema>;

/** Reads a manifest, a JSON list of histories; throws a UserError for one that is not. */
export async function readManifest(file: string): Promise<readonly HistoryEntry[]> {
	const parsed = z.array(historySchema).safeParse(JSON.parse(await readFile(file, 'utf8')));
	if (parsed.success) return parsed.data;
	throw new UserError('config', `${file} is no manifest: ${z.prettifyError(parsed.error)}`);
}

/** True for a history that must end in an error. */
export function isNegative({ needs, expect }: HistoryEntry): boolean {
	return needs.startsWith('negative') || expect != null;
}

/** The git directory of a repository below a folder, or null: `OWNER+NAME`, `NAME` or `OWNER/NAME`, bare or not. */
export function findGitDirectory(folder: string, repository: string): string | null {
	const names = [repository.replace('/', '+'), repository, repository.replace(/^.*\//, '')];
	const places = names.flatMap((name) => [
		join(folder, name, 'repo', '.git'),
		join(folder, name, 'repo'),
		join(folder, name, '.git'),
		join(folder, `${name}.git`),
		join(folder, name),
	]);
	return places.find((place) => existsSync(join(place, 'HEAD'))) ?? null;
}
