import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';

/** An entry of a tree. */
export interface TreeItem {
	readonly path: string;
	readonly mode: string;
	readonly type: 'blob' | 'tree' | 'commit';
	readonly sha: string;
	readonly size: number | null;
}

/** A commit as git keeps it. */
export interface CommitData {
	readonly sha: string;
	readonly tree: string;
	readonly parents: readonly string[];
	/** The login of its author; null where GitHub cannot tell by the address. */
	readonly author: string | null;
	readonly message: string;
}

/** What a commit changes: contents by path, null for a file that goes. */
export type FileChanges = ReadonlyMap<string, Buffer | null>;

/** The objects and branches of a repository, read and written by git in its directory; nothing is checked out. */
export interface GitDirectory {
	/** The commit that a branch, tag or hash stands for. */
	resolve(revision: string): string | null;
	commit(revision: string): CommitData | null;
	tree(revision: string, recursive: boolean): readonly TreeItem[] | null;
	blob(sha: string): Buffer | null;
	mergeBase(base: string, head: string): string | null;
	/** Commits that the head has and the base has not, oldest first. */
	between(base: string, head: string): readonly string[];
	/** `git diff` of two commits with renames found. */
	diff(base: string, head: string): string;
	moveBranch(name: string, sha: string | null): void;
	/** Writes a commit on top of another and answers its hash; no branch is moved. */
	writeCommit(parent: string, message: string, changes: FileChanges, author: string): string;
}

/** Opens the directory of a git repository, such as one that `makeRepository` made. */
export function openGitDirectory(directory: string): GitDirectory {
	const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}, input?: Buffer): Buffer =>
		execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
			cwd: directory,
			env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1', ...env },
			maxBuffer: 1 << 28,
			stdio: ['pipe', 'pipe', 'ignore'],
			...(input === undefined ? {} : { input }),
		});
	const text = (args: readonly string[]): string | null => {
		try {
			return run(args).toString();
		} catch {
			return null;
		}
	};
	const objects = new Map<string, Buffer | null>();
	const blob = (sha: string): Buffer | null => {
		const known = objects.get(sha);
		if (known !== undefined) return known;
		const content = text(['cat-file', '-t', sha])?.trim() === 'blob' ? run(['cat-file', 'blob', sha]) : null;
		objects.set(sha, content);
		return content;
	};
	const resolve = (revision: string) =>
		text(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])?.trim() ?? null;
	return {
		resolve,
		blob,
		commit: (revision) => parseCommit(resolve(revision), text),
		tree: (revision, recursive) => {
			const listed = text([
				'ls-tree',
				'-z',
				'-l',
				'--full-tree',
				...(recursive ? ['-r', '-t'] : []),
				revision,
			]);
			return listed?.split('\0').filter(Boolean).map(parseTreeItem) ?? null;
		},
		mergeBase: (base, head) => text(['merge-base', base, head])?.trim() ?? null,
		between: (base, head) =>
			(text(['rev-list', '--reverse', `${base}..${head}`]) ?? '').split('\n').filter(Boolean),
		diff: (base, head) => text(['diff', '--no-color', '--full-index', '-M', base, head]) ?? '',
		moveBranch: (name, sha) => {
			run(['update-ref', ...(sha === null ? ['-d', `refs/heads/${name}`] : [`refs/heads/${name}`, sha])]);
		},
		writeCommit: (parent, message, changes, author) => {
			const index = join(tmpdir(), `fake-github-${randomUUID()}`);
			const env = { GIT_INDEX_FILE: index, ...person(author) };
			try {
				run(['read-tree', parent], env);
				for (const [path, content] of changes) {
					if (content === null) run(['update-index', '--force-remove', path], env);
					else {
						const sha = run(['hash-object', '-w', '--stdin'], env, content).toString().trim();
						run(['update-index', '--add', '--cacheinfo', `100644,${sha},${path}`], env);
					}
				}
				const tree = run(['write-tree'], env).toString().trim();
				return run(['commit-tree', tree, '-p', parent], env, Buffer.from(message)).toString().trim();
			} finally {
				rmSync(index, { force: true });
			}
		},
	};
}

function person(name: string): NodeJS.ProcessEnv {
	const parts = { NAME: name, EMAIL: `${name}@users.noreply.github.com`, DATE: '2026-01-01T12:00:00Z' };
	const entries = Object.entries(parts);
	return Object.fromEntries(
		['AUTHOR', 'COMMITTER'].flatMap((role) => entries.map(([key, value]) => [`GIT_${role}_${key}`, value])),
	);
}

function parseCommit(
	sha: string | null,
	read: (args: readonly string[]) => string | null,
): CommitData | null {
	if (sha === null) return null;
	const [head = '', ...message] = (read(['cat-file', 'commit', sha]) ?? '').split('\n\n');
	const lines = head.split('\n').map((line) => line.split(' '));
	const all = (key: string) => lines.filter(([name]) => name === key).map(([, value = '']) => value);
	const author = /^author .*<(.*)@users\.noreply\.github\.com>/m.exec(head)?.[1] ?? null;
	const text = message.join('\n\n').trimEnd();
	return { sha, tree: all('tree')[0] ?? '', parents: all('parent'), author, message: text };
}

function parseTreeItem(line: string): TreeItem {
	const [about = '', path = ''] = line.split('\t');
	const [mode = '', type = '', sha = '', size = ''] = about.split(/ +/);
	return { path, mode, type: type as TreeItem['type'], sha, size: size === '-' ? null : Number(size) };
}
