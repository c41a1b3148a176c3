import { pathInHistory } from '../../project/moved-paths.ts';
import type { LedgerEntry, MigrationHistory } from '../../project/project.ts';
import type { Breach, Question } from './breach.ts';
import type { ComparedHistory } from './compared-history.ts';

/** What the tool's own checksums or list of the files say otherwise, where they said it right on the base branch. */
export const staleRecord: Question = (history) =>
	newStaleRecords(history).map((entry) => describe(entry, history));

/** The entries of the head's ledger about that which the merge base does not have. */
export function newStaleRecords({
	head,
	base,
}: Pick<ComparedHistory, 'head' | 'base'>): readonly LedgerEntry[] {
	const keyOf = ({ message, file }: LedgerEntry, history: MigrationHistory): string =>
		`${pathInHistory(history, file)} ${message}`;
	const known = new Set((base.staleRecords ?? []).map((entry) => keyOf(entry, base)));
	return (head.staleRecords ?? []).filter((entry) => !known.has(keyOf(entry, head)));
}

function describe({ kind, message, file, line }: LedgerEntry, history: ComparedHistory): Breach {
	const { title, conduct, head } = history;
	const isNotRun = kind === 'skipped';
	return {
		code: 'history/checksum',
		severity: isNotRun ? 'warning' : 'error',
		message: isNotRun
			? `${pathInHistory(head, file)} is never run`
			: `The checksums that ${title} keeps do not fit the files`,
		detail: isNotRun ? message : `${pathInHistory(head, file)}: ${message}`,
		place: { file, line: line ?? 1 },
		hint: conduct.recordWayOut,
	};
}
