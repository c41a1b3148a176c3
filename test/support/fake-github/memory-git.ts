import { createHash } from 'node:crypto';
import type { CommitData, FileChanges, GitDirectory, TreeItem } from './git-directory.ts';

/** A repository in memory, for tests with more commits than git would write in their time. */
export interface MemoryGit extends GitDirectory {
	/** Puts texts on top of a branch, which is made from the parent where it is not there; gives the commit. */
	push(branch: string, files: Readonly<Record<string, string>>, parent?: string): string;
}

/** Makes a repository without commits. Its blobs have git's hashes; trees and commits have hashes of their own. */
export function memoryGit(): MemoryGit {
	const blobs = new Map<string, Buffer>();
	const commits = new Map<string, CommitData & { readonly files: ReadonlyMap<string, string> }>();
	const trees = new Map<string, ReadonlyMap<string, string>>();
	const branches = new Map<string, string>();

	const write = (
		parent: string | null,
		message: string,
		files: ReadonlyMap<string, string>,
		author: string | null,
	): string => {
		const tree = hash('tree', JSON.stringify([...files]));
		trees.set(tree, files);
		const sha = hash('commit', JSON.stringify([tree, parent, message]));
		commits.set(sha, { sha, tree, parents: parent === null ? [] : [parent], author, message, files });
		return sha;
	};
	const keep = (content: Buffer): string => {
		const sha = hash('blob', content);
		blobs.set(sha, content);
		return sha;
	};
	const resolve = (revision: string): string | null => {
		const name = revision.replace(/^refs\/heads\//, '');
		return branches.get(name) ?? (commits.has(name) ? name : null);
	};
	const historyOf = (commit: string | null): readonly string[] => {
		const found: string[] = [];
		for (let at = commit; at !== null; at = commits.get(at)?.parents[0] ?? null) found.push(at);
		return found;
	};
	const change = (
		parent: string | null,
		message: string,
		changes: FileChanges,
		author: string | null = null,
	): string => {
		const files = new Map(parent === null ? [] : commits.get(parent)?.files);
		for (const [path, content] of changes) {
			if (content === null) files.delete(path);
			else files.set(path, keep(content));
		}
		return write(parent, message, new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), author);
	};
	return {
		resolve,
		commit: (revision) => commits.get(resolve(revision) ?? '') ?? null,
		tree(revision, recursive) {
			const files = trees.get(revision);
			if (!files) return null;
			const at = (path: string, sha: string): TreeItem => ({
				...{ path, mode: '100644', type: 'blob', sha },
				size: blobs.get(sha)?.length ?? 0,
			});
			if (recursive) return [...files].map(([path, sha]) => at(path, sha));
			const folders = new Map<string, Map<string, string>>();
			for (const [path, sha] of files) {
				const [first = '', ...rest] = path.split('/');
				if (rest.length === 0) continue;
				folders.set(first, (folders.get(first) ?? new Map()).set(rest.join('/'), sha));
			}
			const below = [...folders].map(([path, inside]): TreeItem => {
				const sha = hash('tree', JSON.stringify([...inside]));
				trees.set(sha, inside);
				return { path, mode: '040000', type: 'tree', sha, size: null };
			});
			return [
				...[...files].filter(([path]) => !path.includes('/')).map(([path, sha]) => at(path, sha)),
				...below,
			];
		},
		blob: (sha) => blobs.get(sha) ?? null,
		mergeBase(base, head) {
			const ours = new Set(historyOf(resolve(base)));
			return historyOf(resolve(head)).find((sha) => ours.has(sha)) ?? null;
		},
		between(base, head) {
			const old = new Set(historyOf(resolve(base)));
			return historyOf(resolve(head))
				.filter((sha) => !old.has(sha))
				.reverse();
		},
		diff: () => '',
		moveBranch(name, sha) {
			if (sha === null) branches.delete(name);
			else branches.set(name, sha);
		},
		writeCommit: change,
		push(branch, files, parent) {
			const from = branches.get(branch) ?? parent ?? null;
			const changes = new Map(
				Object.entries(files).map(([path, text]) => [path, Buffer.from(text)] as const),
			);
			const sha = change(from, `change ${branch} ${from ?? ''}`, changes);
			branches.set(branch, sha);
			return sha;
		},
	};
}

function hash(kind: string, content: string | Buffer): string {
	const bytes = Buffer.from(content);
	return createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');
}
