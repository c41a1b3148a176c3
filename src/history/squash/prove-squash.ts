import { allOf } from '../../all-of.ts';
import { compareEntries, type DumpDifference } from '../../compare/dumps/compare-dumps.ts';
import { isEnginesOwn } from '../../compare/dumps/dump-entries.ts';
import type { Engine } from '../../dialects/dialect.ts';
import { UserError } from '../../errors.ts';
import { withoutGiven } from '../../model/given.ts';
import type { MigrationHistory } from '../../project/project.ts';
import { makeTestRows } from '../../rehearsal/rows/make-test-rows.ts';
import {
	applyAll,
	dumpSteadily,
	openCopy,
	type RecordedHistory,
	type RecordedRun,
	type Stage,
} from './record-history.ts';
import type { SquashProof } from './squash.ts';

/** Whether two histories end in equal databases, and what differs where they do not. */
export type Proven =
	| { readonly kind: 'proven'; readonly proof: SquashProof }
	| { readonly kind: 'differs'; readonly why: string };

/**
 * Replays a squashed history, as its files are read, beside the old one and compares the databases by what `pg_dump` writes
 * of them, rows included; where something comes before the first fold, once more on top of rows.
 */
export async function proveSquash(
	stage: Stage,
	history: RecordedHistory,
	squashed: MigrationHistory,
): Promise<Proven> {
	const [first] = history.runs;
	if (!first) return { kind: 'differs', why: 'Nothing was folded.' };
	const [plain, onRows] = await allOf(
		proveBare(stage, history, first, squashed),
		first.run.first === 0 ? NOTHING_BEFORE : proveOnRows(stage, history, first, squashed),
	);
	if (typeof plain === 'string') return { kind: 'differs', why: plain };
	if ('why' in onRows) return { kind: 'differs', why: onRows.why };
	const { rows, madeUp } = history.dumped;
	return { kind: 'proven', proof: { entries: plain.entries, rows, madeUp, ...onRows } };
}

const NOTHING_BEFORE: Promise<OnRows> = Promise.resolve({ onRows: null, withoutRows: null });

/** Both histories with no rows but their own. */
async function proveBare(
	stage: Stage,
	history: RecordedHistory,
	first: RecordedRun,
	squashed: MigrationHistory,
): Promise<{ readonly entries: number } | string> {
	const engine = await first.open();
	try {
		return await compareOn(stage, engine, first, squashed, history);
	} finally {
		await engine.close();
	}
}

async function compareOn(
	stage: Stage,
	engine: Engine,
	{ run }: RecordedRun,
	squashed: MigrationHistory,
	{ rows, dumped }: Pick<RecordedHistory, 'rows' | 'dumped'>,
): Promise<{ readonly entries: number } | string> {
	try {
		await applyAll(stage, engine, squashed.migrations.slice(run.first));
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return `The folded migrations fail: ${error.message}`;
	}
	const found = await dumpSteadily(stage, engine, rows.clock);
	const { entries, differences } = compareEntries(dumped.entries, found.entries, isEnginesOwn);
	return differences.length === 0 ? { entries } : describe(differences);
}

function describe(differences: readonly DumpDifference[]): string {
	const titles = differences.slice(0, 3).map(({ title }) => title);
	return `The databases differ in ${titles.join(', ')}${differences.length > 3 ? ' and more' : ''}.`;
}

type OnRows = Pick<SquashProof, 'onRows' | 'withoutRows'> | { readonly why: string };

/** Both histories on top of rows that were made for what is there before the first fold. */
async function proveOnRows(
	stage: Stage,
	history: RecordedHistory,
	first: RecordedRun,
	squashed: MigrationHistory,
): Promise<OnRows> {
	const old = await first.open();
	let folded: Engine | null = null;
	try {
		const schema = withoutGiven(first.before.schema, history.given);
		const fill = (engine: Engine) => makeTestRows(stage.dialect, engine, schema);
		const made = await fill(old);
		const filled = made.filter(({ statements }) => statements.length > 0).length;
		if (filled === 0) return { onRows: 0, withoutRows: null };
		folded = await openCopy(stage, old, history);
		if (!folded) {
			folded = await first.open();
			await fill(folded);
		}
		try {
			await applyAll(stage, old, stage.history.migrations.slice(first.run.first));
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			const place = error.location?.file ?? 'one of them';
			const withoutRows = `On top of made-up rows the old migrations fail themselves, at ${place}: ${error.message}`;
			return { onRows: null, withoutRows };
		}
		const dumped = await dumpSteadily(stage, old, history.rows.clock);
		const compared = await compareOn(stage, folded, first, squashed, { rows: history.rows, dumped });
		if (typeof compared === 'string') return { why: `On top of rows: ${compared}` };
		return { onRows: filled, withoutRows: null };
	} finally {
		await Promise.all([old.close(), folded?.close()]);
	}
}
