import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A repository of a test, in a directory of its own that `remove` takes away with everything beside it. */
export interface Repository {
	/** Absolute path without links in it; its name is always `shop`. */
	readonly path: string;
	write(path: string, content: string | Uint8Array): void;
	git(...args: readonly string[]): string;
	/** Commits everything as it stands. */
	commit(message: string): void;
	/** Takes everything away but git's own folder. */
	clear(): void;
	remove(): void;
}

/** Makes an empty directory; it becomes a git repository with the first `git('init')`. */
export function makeRepository(): Repository {
	const parent = realpathSync(mkdtempSync(join(tmpdir(), 'database-spec-case-')));
	const path = join(parent, 'shop');
	mkdirSync(path);
	const git = (...args: readonly string[]): string =>
		execFileSync('git', args, { cwd: path, env: gitEnvironment(), encoding: 'utf8' });
	return {
		path,
		git,
		write(file, content) {
			mkdirSync(dirname(join(path, file)), { recursive: true });
			writeFileSync(join(path, file), content);
		},
		commit(message) {
			git('add', '--all');
			git('commit', '--quiet', '--allow-empty', '--message', message);
		},
		clear() {
			for (const name of readdirSync(path)) {
				if (name !== '.git') rmSync(join(path, name), { recursive: true });
			}
		},
		remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }),
	};
}

/**
 * Fills a repository from a case's folders: `repository/` as it stands, or the commits `base/` on the branch `main` and
 * `head/` on the branch `pull-request`, and where there is one `tip/`, to which `main` has moved on meanwhile.
 */
export function fillRepository(repository: Repository, folder: string): void {
	const copy = (name: string): void => cpSync(join(folder, name), repository.path, { recursive: true });
	if (readdirSync(folder).includes('repository')) {
		copy('repository');
		return;
	}
	repository.git('init', '--quiet', '--initial-branch', 'main');
	copy('base');
	repository.commit('base');
	repository.git('switch', '--quiet', '--create', 'pull-request');
	repository.clear();
	copy('head');
	repository.commit('head');
	if (!readdirSync(folder).includes('tip')) return;
	repository.git('switch', '--quiet', 'main');
	repository.clear();
	copy('tip');
	repository.commit('tip');
	repository.git('switch', '--quiet', 'pull-request');
}

/** Nothing of the caller's git settings, and the same commit hashes in every run. */
function gitEnvironment(): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
	const person = { NAME: 'Someone', EMAIL: 'someone@example.com', DATE: '2026-01-01T12:00:00Z' };
	const people = (['AUTHOR', 'COMMITTER'] as const).flatMap((role) =>
		Object.entries(person).map(([key, value]) => [`GIT_${role}_${key}`, value]),
	);
	return {
		...Object.fromEntries([...inherited, ...people]),
		GIT_CONFIG_GLOBAL: devNull,
		GIT_CONFIG_NOSYSTEM: '1',
	};
}
