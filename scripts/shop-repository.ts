import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';

const shop = join(import.meta.dirname, '..', 'examples', 'shop');

/** What the example says of dates must not change from day to day. */
const OPENED = '2026-01-01T12:00:00Z';

/** Builds the example's git repository in an empty directory: `main` is its base, the branch checked out its pull request. */
export function buildShopRepository(directory: string): void {
	runGit(directory, 'init', '--quiet', '--initial-branch=main');
	cpSync(join(shop, 'base'), directory, { recursive: true });
	commit(directory, 'Open the shop');
	runGit(directory, 'checkout', '--quiet', '-b', 'wishlists');
	cpSync(join(shop, 'pull-request'), directory, { recursive: true });
	commit(directory, 'Add wishlists');
}

/** Removes a directory that may still have a process's last files in it. */
export function removeDirectory(directory: string): void {
	rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}

function commit(directory: string, message: string): void {
	runGit(directory, 'add', '--all');
	runGit(
		directory,
		'-c',
		'user.name=Shop',
		'-c',
		'user.email=shop@example.com',
		'commit',
		'--quiet',
		`--message=${message}`,
	);
}

function runGit(directory: string, ...args: readonly string[]): void {
	execFileSync('git', args, {
		cwd: directory,
		env: cleanEnvironment(),
		stdio: ['ignore', 'inherit', 'inherit'],
	});
}

/** Without the caller's git settings: a hook, a signing key or an enclosing repository must not reach the example. */
function cleanEnvironment(): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
	return {
		...Object.fromEntries(inherited),
		GIT_AUTHOR_DATE: OPENED,
		GIT_COMMITTER_DATE: OPENED,
		GIT_CONFIG_GLOBAL: devNull,
		GIT_CONFIG_NOSYSTEM: '1',
	};
}
