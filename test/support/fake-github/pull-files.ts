import { type DiffFile, splitDiff } from './diff-files.ts';
import { headOf } from './show/pull.ts';
import { type FakeState, type PullState, type RepositoryState, tipOf } from './state.ts';

/** The files that a pull request changes since it left its base. */
export function pullFiles(
	state: FakeState,
	repository: RepositoryState,
	pull: PullState,
): readonly DiffFile[] {
	const { git } = repository;
	if (pull.files || !git) return pull.files ?? [];
	const head = headOf(state, repository, pull);
	const base = git.mergeBase(tipOf(repository, pull.base), head);
	return base === null ? [] : splitDiff(git.diff(base, head));
}
