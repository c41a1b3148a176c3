import type { HistoryResult, ReplayedResult } from './history-result.ts';
import { type HistoryEntry, isNegative } from './manifest.ts';

/** A measured history with what is wrong about it, in short sentences; nothing where all is as it should be. */
export interface Judged {
	readonly entry: HistoryEntry;
	readonly result: HistoryResult;
	readonly problems: readonly string[];
}

/** Holds a result against what the manifest says of the history. */
export function judge(entry: HistoryEntry, result: HistoryResult): Judged {
	return { entry, result, problems: findProblems(entry, result) };
}

function findProblems(entry: HistoryEntry, result: HistoryResult): readonly string[] {
	if (result.kind === 'replayed') {
		return isNegative(entry) ? ['replays, and should not'] : findDifferences(entry, result);
	}
	if (result.code === null) return ['does not end in an error that is meant for people'];
	if (!isNegative(entry)) return ['does not replay'];
	const isExpected = entry.expect == null || entry.expect === result.code;
	return isExpected ? [] : [`ends in the error "${result.code}" and not in "${entry.expect}"`];
}

function findDifferences(entry: HistoryEntry, result: ReplayedResult): readonly string[] {
	const { model, document, dump } = result;
	const problems = listCounts(entry, result)
		.filter(({ expected, found }) => expected !== found)
		.map(({ name, expected, found }) => `has ${found} ${name} and not ${expected}`);
	if (model.length > 0) problems.push('the executable schema builds another model');
	if (document.problems.length > 0) problems.push('the document does not say what the migrations build');
	if (dump.failure !== null || dump.differences.length > 0)
		problems.push('pg_dump sees another database in what the executable schema builds');
	return problems;
}

/** The counts that the manifest knows, with those found: some are known with the migration tool's own tables. */
export function listCounts({ counts }: HistoryEntry, { counts: plain, countsWithOwn }: ReplayedResult) {
	const known = Object.entries(counts ?? {});
	const found = known.every(([name, expected]) => countsWithOwn[name] === expected) ? countsWithOwn : plain;
	return known.map(([name, expected]) => ({ name, expected, found: found[name] ?? 0 }));
}
