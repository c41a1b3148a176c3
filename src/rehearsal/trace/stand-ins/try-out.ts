import type { BatchStatement, Engine, EngineFailure } from '../../../dialects/dialect.ts';
import { attempt } from './attempt.ts';
import type { Plan } from './plan.ts';
import type { ExpectingStatement } from './read-statements.ts';
import type { Repaired, Situation } from './repair.ts';
import { REPAIRS } from './repairs.ts';
import { isAboutTypes, searchTypes } from './search-types.ts';
import { listMakings } from './write-plan.ts';

/** Most things that are made for one statement. */
const MOST_PER_STATEMENT = 60;

/** Statements that are sent together: those behind the first that fails are sent again. */
const MOST_AT_ONCE = 40;

/** How a try of all statements went. */
export interface TryOut {
	/** True where nothing was added to the plan: what it has is all that helps. */
	readonly isSettled: boolean;
	/** True where the engine is gone, by something that the statements do. */
	readonly isEnded: boolean;
}

/** The engine ended while statements were tried. */
class Ended extends Error {}

/**
 * Makes what the plan has and runs the statements after it, in a transaction that is taken back; what turns out to be
 * missing is added to the plan.
 */
export async function tryOut(
	engine: Engine,
	statements: readonly ExpectingStatement[],
	common: Omit<Situation, 'statement'>,
): Promise<TryOut> {
	await engine.begin();
	try {
		for (const { statements: making } of listMakings(common.plan)) check(await attempt(engine, making));
		let isSettled = true;
		for (let next = 0; next < statements.length; ) {
			const failed = await runFrom(engine, statements, next);
			if (failed === null) break;
			const statement = statements[failed]!;
			if (!(await help(engine, { ...common, statement }))) isSettled = false;
			next = failed + 1;
		}
		await engine.undo();
		return { isSettled, isEnded: false };
	} catch (error) {
		if (error instanceof Ended) return { isSettled: true, isEnded: true };
		throw error;
	}
}

/** Runs statements as long as they run as they are; gives the place of the first that does not. */
async function runFrom(
	engine: Engine,
	statements: readonly ExpectingStatement[],
	first: number,
): Promise<number | null> {
	for (let start = first; start < statements.length; ) {
		// A migration begins with a session of its own.
		let end = start + 1;
		while (end < Math.min(statements.length, start + MOST_AT_ONCE) && !statements[end]!.isFirst) end++;
		const part = statements.slice(start, end);
		const places: number[] = [];
		const batch: BatchStatement[] = [];
		for (const [index, statement] of part.entries()) {
			const [form] = statement.forms;
			if (form === undefined) continue;
			batch.push({ sql: 'SAVEPOINT attempt' }, withCopyData(form, statement), {
				sql: 'RELEASE SAVEPOINT attempt',
			});
			places.push(start + index);
		}
		const continues = !statements[start]!.isFirst;
		const { failure } = await engine.apply({ statements: batch, transaction: 'none', continues });
		if (failure) {
			check(failure);
			const back = [{ sql: 'ROLLBACK TO SAVEPOINT attempt' }, { sql: 'RELEASE SAVEPOINT attempt' }];
			await engine.apply({ statements: back, transaction: 'none', continues: true });
			return places[Math.floor(failure.index / 3)] ?? null;
		}
		start = end;
	}
	return null;
}

function withCopyData(sql: string, { copyData }: ExpectingStatement): BatchStatement {
	return copyData === undefined ? { sql } : { sql, copyData };
}

/** Makes what one statement lacks until it runs; false where the plan has changed. */
async function help(engine: Engine, situation: Situation): Promise<boolean> {
	let isUnchanged = true;
	for (const form of situation.statement.forms) {
		for (let made = 0; made < MOST_PER_STATEMENT; made++) {
			const failure = check(await attempt(engine, [withCopyData(form, situation.statement)]));
			if (!failure) return isUnchanged;
			const repaired = repair(failure, situation);
			if (repaired === null) {
				if (isAboutTypes(failure) && (await searchTypes(engine, form, failure, situation))) return false;
				break;
			}
			isUnchanged = false;
			// What cannot be made in between is made at the beginning of the next try.
			if (repaired === 'anew' || check(await attempt(engine, repaired))) return false;
		}
	}
	return isUnchanged;
}

function repair(failure: EngineFailure, situation: Situation): Repaired {
	for (const each of REPAIRS[failure.sqlstate] ?? []) {
		const repaired = each(failure, situation);
		if (repaired !== null) return repaired;
	}
	return null;
}

function check(failure: EngineFailure | null): EngineFailure | null {
	if (failure?.ended) throw new Ended();
	return failure;
}

/** Makes all of a plan for good; what the engine refuses is left out. Gives what the ledger says of the rest. */
export async function makePlanned(engine: Engine, plan: Plan) {
	const entries = [];
	for (const { statements, entry } of listMakings(plan)) {
		const batch = statements.map((sql) => ({ sql }));
		const { failure } = await engine.apply({ statements: batch, transaction: 'transaction' });
		if (failure?.ended) break;
		if (!failure && entry) entries.push(entry);
	}
	return entries;
}
