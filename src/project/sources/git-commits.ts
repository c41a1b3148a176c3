import { UserError } from '../../errors.ts';
import { runGit } from './git.ts';

/** Whether a directory is a git repository without a working tree; false for what is no repository at all. */
export async function isBareRepository(directory: string): Promise<boolean> {
	const { exitCode, stdout } = await runGit(directory, ['rev-parse', '--is-bare-repository']);
	return exitCode === 0 && stdout.toString().trim() === 'true';
}

/** The full hash of the commit that a ref names; throws a UserError with the command that would fetch it. */
export async function findCommit(directory: string, ref: string): Promise<string> {
	const commit = await tryRef(directory, ref);
	if (commit !== null) return commit;
	await requireRepository(directory);
	throw await missingRef(directory, ref);
}

/** A base, as commits. */
export interface Base {
	/** The commit at which the head left it. */
	readonly mergeBase: string;
	/** The commit that it is at now. */
	readonly tip: string;
}

/**
 * Where `head` left `base` and where that is now; a base that is only known as a branch of `origin` is found there.
 * Throws a UserError for a base that does not exist and for a history that was not fetched deep enough.
 */
export async function findBase(directory: string, base: string, head = 'HEAD'): Promise<Base> {
	const headCommit = await findCommit(directory, head);
	const baseCommit = (await tryRef(directory, base)) ?? (await tryRef(directory, `origin/${base}`));
	if (baseCommit === null) throw await missingRef(directory, base);
	const { exitCode, stdout } = await runGit(directory, ['merge-base', baseCommit, headCommit]);
	const found = stdout.toString().trim().split('\n')[0];
	if (exitCode === 0 && found) return { mergeBase: found, tip: baseCommit };
	const shallow = await isShallow(directory);
	throw new UserError(
		'git',
		`${base} and ${head} have no commit in common${shallow ? ' that was fetched' : ''}.`,
		{
			hint: shallow ? DEEPEN : 'Give a base that this branch was made from.',
		},
	);
}

const DEEPEN =
	'This clone is shallow. In a workflow set `fetch-depth: 0` for actions/checkout; elsewhere run `git fetch --unshallow`.';

async function tryRef(directory: string, ref: string): Promise<string | null> {
	requirePlainRef(ref);
	const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
	const { exitCode, stdout } = await runGit(directory, args);
	return exitCode === 0 ? stdout.toString().trim() : null;
}

/** A ref comes from flags and event payloads; nothing of it may be read as an option or reach into a tree. */
function requirePlainRef(ref: string): void {
	if (ref !== '' && !ref.startsWith('-') && !/[\s\0:?*[\\]/.test(ref)) return;
	throw new UserError('git', `${JSON.stringify(ref)} is not the name of a commit, branch or tag.`, {
		hint: 'Give a name such as `main`, `origin/main`, `v1.2.0` or a commit hash.',
	});
}

async function requireRepository(directory: string): Promise<void> {
	const { exitCode, stderr } = await runGit(directory, ['rev-parse', '--git-dir']);
	if (exitCode === 0) return;
	throw new UserError('git', 'This directory is not in a git repository.', {
		facts: { git: stderr.split('\n')[0] ?? '' },
		hint: 'Run inside a clone of the repository, or check out the repository first.',
	});
}

async function missingRef(directory: string, ref: string): Promise<UserError> {
	const shallow = await isShallow(directory);
	const branch = ref.replace(/^origin\//, '');
	// People copy what they are told to run, and a name may hold what their shell obeys.
	const name = /^[\w./-]+$/.test(branch) ? branch : 'NAME';
	return new UserError('git', `There is no commit, branch or tag ${ref} in this clone.`, {
		hint: `${shallow ? `${DEEPEN} ` : ''}To fetch it, run \`git fetch origin ${name}\`; in a workflow \`fetch-depth: 0\` brings every branch.`,
	});
}

async function isShallow(directory: string): Promise<boolean> {
	const { stdout } = await runGit(directory, ['rev-parse', '--is-shallow-repository']);
	return stdout.toString().trim() === 'true';
}
