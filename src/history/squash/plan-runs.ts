import type { LedgerEntry, Migration, MigrationHistory } from '../../project/project.ts';
import { positionAt } from '../../sql/position.ts';
import type { Form } from './forms/form.ts';
import type { LeftAlone } from './squash.ts';

/** Migrations that can become one, by their places in the history: the first, and the one after the last. */
export interface Run {
	readonly first: number;
	readonly end: number;
}

/** What of a range can be folded, and what is in the way. */
export interface RunPlan {
	readonly runs: readonly Run[];
	readonly left: readonly LeftAlone[];
}

/** Splits a range of migrations at those that have to stay as they are; a run has at least two. */
export function planRuns(
	history: MigrationHistory,
	{ first, end }: Run,
	form: Form,
	inTheWay: readonly LeftAlone[] = [],
): RunPlan {
	const said = new Map(inTheWay.map((each) => [each.path, each]));
	const entries = Map.groupBy(
		history.ledger.filter(({ kind }) => kind === 'not-understood'),
		({ file }) => file,
	);
	const left: LeftAlone[] = [];
	const runs: Run[] = [];
	let start = first;
	const close = (at: number): void => {
		if (at - start >= 2) runs.push({ first: start, end: at });
		start = at + 1;
	};
	for (let at = first; at < end; at++) {
		const migration = history.migrations[at]!;
		const reason = said.get(migration.path) ?? whyNot(migration, entries.get(migration.path) ?? [], form);
		if (!reason) continue;
		left.push(reason);
		close(at);
	}
	close(end);
	return { runs, left };
}

const ENDS_ITSELF = /^(?:rollback|abort|savepoint|release|prepare\s+transaction|set\s+transaction)\b/i;
const OUTSIDE =
	/^(?:vacuum|cluster\s*;?$|reindex\b.*\bconcurrently|alter\s+system|(?:create|drop)\s+(?:database|tablespace|subscription))\b/is;

function whyNot(migration: Migration, entries: readonly LedgerEntry[], form: Form): LeftAlone | null {
	const { path, statements, source } = migration;
	const at = (index: number, reason: string): LeftAlone => ({
		path,
		line: positionAt(source, statements[index]?.span.start ?? 0).line,
		reason,
	});
	const [entry] = entries;
	if (entry) return { path, line: entry.line, reason: entry.message };
	const ofForm = form.refuses?.(migration) ?? null;
	if (ofForm !== null) return { path, line: null, reason: ofForm };
	const filled = statements.findIndex(({ filledIn }) => (filledIn?.length ?? 0) > 0);
	if (filled >= 0) return at(filled, 'It has placeholders, whose values are for the tool to fill in.');
	const ends = statements.findIndex(({ text }) => ENDS_ITSELF.test(text));
	if (ends >= 0) return at(ends, 'It steers its own transaction, which ends with the file.');
	const outside = statements.findIndex(({ text }) => OUTSIDE.test(text));
	if (outside >= 0) return at(outside, 'This statement runs outside of a transaction.');
	return null;
}
