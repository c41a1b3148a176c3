import type { Dialect, Engine, EngineFailure } from '../../dialects/dialect.ts';
import type { Schema } from '../../model/schema.ts';
import { missingThing } from '../../replay/find-maker.ts';
import type { Cluster } from './clusters.ts';
import type { FoldItem } from './fold-steps.ts';
import { type RangeStatement, resetsAfter, withoutConcurrently } from './range-statements.ts';
import type { FoldedStatement } from './squash.ts';
import { checkDeferred, tryStatement } from './try-statement.ts';
import { writeCluster } from './write-cluster.ts';

/** The statements of a fold in an order in which they ran, or what stopped them. */
export type Arranged =
	| { readonly kind: 'ran'; readonly statements: readonly FoldedStatement[] }
	| { readonly kind: 'failed'; readonly failure: EngineFailure; readonly at: FailedAt };

/** What failed: a statement of the range by its place, or clusters that could not be made. */
export type FailedAt = { readonly step: number } | { readonly clusters: readonly Cluster[] };

/** Statements that may move, as they belong together. */
interface Unit {
	readonly clusters: readonly Cluster[];
	/** Those that are still to run, in their order. */
	pending: readonly FoldedStatement[];
	failure: EngineFailure | null;
	isStarted: boolean;
}

/**
 * Runs a fold in an engine, in one transaction that is taken back at the end. What changes rows or what was there before
 * runs in its order; what only makes new things runs in its place, or as soon after it as the engine takes it, or before it
 * where something else needs it.
 */
export async function arrange(
	{ dialect, engine, after }: { readonly dialect: Dialect; readonly engine: Engine; readonly after: Schema },
	steps: readonly RangeStatement[],
	items: readonly FoldItem[],
): Promise<Arranged> {
	const ran: FoldedStatement[] = [];
	const units = items.map((item) => unitOf(dialect, after, steps, item));
	const byName = indexByName(units);
	let waiting: Unit[] = [];

	/** Runs as many of a unit's statements as the engine takes, and what they need before them; true where that was any. */
	const run = async (unit: Unit, depth = 0): Promise<boolean> => {
		unit.isStarted = true;
		const left: FoldedStatement[] = [];
		let moved = false;
		for (const [index, statement] of unit.pending.entries()) {
			let failure = await tryStatement(engine, statement);
			while (failure && depth < MOST_NEEDS && (await runNeeded(failure, depth + 1))) {
				failure = await tryStatement(engine, statement);
			}
			if (failure === null) {
				ran.push(statement);
				moved = true;
				continue;
			}
			unit.failure = failure;
			left.push(statement);
			// What is added to something cannot come before it.
			if (index === 0) left.push(...unit.pending.slice(1));
			if (index === 0) break;
		}
		unit.pending = left;
		return moved;
	};
	const runNeeded = async ({ message }: EngineFailure, depth: number): Promise<boolean> => {
		const name = missingThing(message)?.name;
		// An array's type is missing where that of its elements is.
		const needed = (byName.get(name?.replace(/\[\]$/, '') ?? '') ?? []).filter(({ isStarted }) => !isStarted);
		let moved = false;
		for (const unit of needed) {
			moved = (await run(unit, depth)) || moved;
			if (unit.pending.length > 0) waiting.push(unit);
		}
		return moved;
	};
	const runWaiting = async (): Promise<void> => {
		for (let moved = true; moved && waiting.length > 0; ) {
			moved = false;
			for (const unit of waiting) moved = (await run(unit)) || moved;
			waiting = waiting.filter(({ pending }) => pending.length > 0);
		}
	};

	await engine.begin();
	try {
		let file: RangeStatement[] = [];
		for (const [index, item] of items.entries()) {
			const unit = units[index] ?? null;
			if (item.kind === 'kept') {
				const step = steps[item.step]!;
				if (file[0] && file[0].path !== step.path) {
					for (const sql of resetsAfter(file)) {
						const reset = { sql, origin: null };
						if ((await tryStatement(engine, reset)) === null) ran.push(reset);
					}
					file = [];
				}
				file.push(step);
			}
			if (unit) {
				if (unit.isStarted) continue;
				const moved = await run(unit);
				if (unit.pending.length > 0) waiting.push(unit);
				if (moved) await runWaiting();
				continue;
			}
			if (item.kind !== 'kept') continue;
			const failed = await runInPlace(engine, steps[item.step]!, ran, runNeeded);
			if (failed) return { kind: 'failed', failure: failed, at: { step: item.step } };
			if (steps[item.step]!.effects.length > 0) await runWaiting();
		}
		await runWaiting();
		const stuck = waiting.find(({ failure }) => failure !== null);
		if (stuck?.failure) return { kind: 'failed', failure: stuck.failure, at: { clusters: stuck.clusters } };
		const deferred = await checkDeferred(engine);
		if (deferred) return { kind: 'failed', failure: deferred, at: { step: steps.length - 1 } };
		return { kind: 'ran', statements: ran };
	} finally {
		await engine.undo();
	}
}

/** So far goes what one thing needs that needs another. */
const MOST_NEEDS = 20;

async function runInPlace(
	engine: Engine,
	step: RangeStatement,
	ran: FoldedStatement[],
	runNeeded: (failure: EngineFailure, depth: number) => Promise<boolean>,
): Promise<EngineFailure | null> {
	const statement = toFolded(step);
	let failure = step.isRun ? await tryStatement(engine, statement) : null;
	while (failure && (await runNeeded(failure, 1))) failure = await tryStatement(engine, statement);
	if (failure === null) ran.push(statement);
	return failure;
}

function unitOf(
	dialect: Dialect,
	after: Schema,
	steps: readonly RangeStatement[],
	item: FoldItem,
): Unit | null {
	const rest = { failure: null, isStarted: false };
	if (item.kind === 'written') {
		const pending = writeCluster(dialect, after, item.cluster).map((sql) => ({ sql, origin: null }));
		return { clusters: [item.cluster], pending, ...rest };
	}
	const step = steps[item.step]!;
	return item.makes && step.isRun ? { clusters: item.makes, pending: [toFolded(step)], ...rest } : null;
}

function toFolded({ sql, copyData, path, line }: RangeStatement): FoldedStatement {
	const rows = copyData === undefined ? {} : { copyData };
	return { sql: withoutConcurrently(sql), ...rows, origin: { path, line } };
}

function indexByName(units: readonly (Unit | null)[]): ReadonlyMap<string, readonly Unit[]> {
	const byName = new Map<string, Unit[]>();
	for (const unit of units) {
		for (const name of unit?.clusters.flatMap(({ names }) => [...names]) ?? []) {
			const list = byName.get(name);
			if (unit && list) list.push(unit);
			else if (unit) byName.set(name, [unit]);
		}
	}
	return byName;
}
