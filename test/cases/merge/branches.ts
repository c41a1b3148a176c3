import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import type { Repository } from '../repository.ts';

/** The migration of a table with nothing special. */
export const simple = (name: string): string =>
	`CREATE TABLE ${name} (id bigint PRIMARY KEY, label text NOT NULL);`;

/** The migration of a table with an entry in every list of a specification; there have to be `users`. */
export const rich = (name: string): string => `CREATE TYPE ${name}_kind AS ENUM ('a', 'b');
CREATE TABLE ${name} (id bigint PRIMARY KEY, kind ${name}_kind NOT NULL, user_id bigint NOT NULL REFERENCES users,
	starts date, ends date CHECK (ends > '2000-01-01'), CHECK (starts < ends));
CREATE INDEX ${name}_by_kind ON ${name} (kind, user_id);`;

/** The specification as it stands in the repository. */
export const readDocument = (repository: Repository): string =>
	readFileSync(join(repository.path, 'docs/database-spec.md'), 'utf8');

/** Starts a repository on `main` with one migration and its specification. */
export async function commitBase(repository: Repository, sql: string): Promise<void> {
	repository.git('init', '--quiet', '--initial-branch', 'main');
	await commitMigration(repository, 'migrations/0001_base.sql', sql);
}

/** Makes a branch of `main` with one more migration, numbered, and the specification that follows from it. */
export async function commitBranch(
	repository: Repository,
	branch: string,
	number: number,
	sql: string,
): Promise<void> {
	repository.git('switch', '--quiet', '--create', branch, 'main');
	await commitMigration(repository, `migrations/000${number}_${branch}.sql`, sql);
}

async function commitMigration(repository: Repository, path: string, sql: string): Promise<void> {
	repository.write(path, sql);
	expect((await runCli(repository.path, ['generate'])).status).toBe(0);
	repository.commit(path);
}

/** Merges a branch into the one at hand; gives what git made of the specification, conflicts and all. */
export function mergeBranch(repository: Repository, branch: string): string {
	try {
		repository.git('merge', '--quiet', branch);
	} catch {
		// Git says by its exit status that there are conflicts.
	}
	return readDocument(repository);
}

/** The headings under which git found conflicts, as far as they stand in the text. */
export function conflictsUnder(text: string): readonly string[] {
	let heading = '';
	return text.split('\n').flatMap((line) => {
		if (/^#+ /.test(line)) heading = line.replace(/^#+ /, '');
		return /^<{7} /.test(line) ? [heading] : [];
	});
}
