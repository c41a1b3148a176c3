import { compareEntries, type DumpDifference } from '../../compare/dumps/compare-dumps.ts';
import { isEnginesOwn } from '../../compare/dumps/dump-entries.ts';
import type { Effect, Engine } from '../../dialects/dialect.ts';
import { type Arranged, arrange } from './arrange.ts';
import { asMigration } from './as-migration.ts';
import { type Cluster, type Clusters, findClusters, wordsOf } from './clusters.ts';
import { type FoldItem, findMiddleStates, foldSteps } from './fold-steps.ts';
import { isConcurrent, listStatements, type RangeStatement } from './range-statements.ts';
import {
	applyAll,
	dumpSteadily,
	type RecordedHistory,
	type RecordedRun,
	type Stage,
} from './record-history.ts';
import type { FoldedStatement, FoldWay, LeftAlone } from './squash.ts';
import { writeWhole } from './write-whole.ts';

/** A run as one, proven in an engine; or what of it has to stay out of any run, after which the rest can be tried again. */
export type FoldedRun =
	| { readonly kind: 'folded'; readonly way: FoldWay; readonly statements: readonly FoldedStatement[] }
	| { readonly kind: 'parted'; readonly left: readonly LeftAlone[] };

/** So often statements are given back to those who wrote them before all of them are. */
const MOST_ROUNDS = 8;

/**
 * Folds one run of migrations: at first as the schema that they build with its rows, where nothing comes before it; then by
 * writing anew what they rework; in the end all of them one after the other. What comes first and ends in an equal database
 * is taken.
 */
export async function foldRun(
	stage: Stage,
	history: RecordedHistory,
	recorded: RecordedRun,
): Promise<FoldedRun> {
	const steps = listStatements(recorded.replayed);
	const clusters = findClusters(steps, recorded.before, recorded.after);
	const outside = findOutside(steps, clusters);
	if (outside.length > 0) return { kind: 'parted', left: outside };
	if (recorded.run.first === 0) {
		const statements = await tryWhole(stage, history, recorded, steps);
		if (statements) return { kind: 'folded', way: 'schema', statements };
	}
	return foldStatements(stage, history, recorded, steps, clusters);
}

/** An index that is built or dropped without locking a table that was there before: that is what its file is for. */
function findOutside(steps: readonly RangeStatement[], { byKey, ofStep }: Clusters): readonly LeftAlone[] {
	const reason =
		'CONCURRENTLY spares a table that was there before, and cannot stand in a transaction with other statements.';
	const isOnOld = ({ key, kind }: Effect): boolean => kind === 'index' && byKey.get(key)?.ended === null;
	return steps
		.filter(
			({ sql, effects }, index) => isConcurrent(sql) && (ofStep[index]?.has(null) || effects.some(isOnOld)),
		)
		.map(({ path, line }) => ({ path, line, reason }));
}

async function tryWhole(
	stage: Stage,
	history: RecordedHistory,
	recorded: RecordedRun,
	steps: readonly RangeStatement[],
): Promise<readonly FoldedStatement[] | null> {
	const engine = await recorded.open();
	try {
		const statements = await writeWhole(stage.dialect, engine, stage.history, history, recorded, steps);
		if (!statements) return null;

		return (await differencesOf(stage, engine, history, recorded)).length === 0 ? statements : null;
	} finally {
		await engine.close();
	}
}

async function foldStatements(
	stage: Stage,
	history: RecordedHistory,
	recorded: RecordedRun,
	steps: readonly RangeStatement[],
	clusters: Clusters,
): Promise<FoldedRun> {
	const pinned = new Set<string>();
	for (let round = 0; round <= MOST_ROUNDS; round++) {
		if (round === MOST_ROUNDS) for (const key of clusters.byKey.keys()) pinned.add(key);
		const isPlain = pinned.size === clusters.byKey.size;
		const tried = await tryFold(stage, history, recorded, steps, clusters, pinned);
		if (tried.kind === 'equal') {
			return { kind: 'folded', way: isPlain ? 'joined' : 'statements', statements: tried.statements };
		}
		if (tried.kind === 'parted' && (isPlain || tried.isSure)) return tried;
		if (isPlain) return { kind: 'parted', left: [unequal(steps, tried)] };
		const blamed = tried.kind === 'unequal' ? blame(tried.differences, clusters) : tried.blamed;
		const size = pinned.size;
		if (round === 0) for (const cluster of findMiddleStates(steps, clusters)) pinned.add(cluster.key);
		for (const cluster of blamed) pinned.add(cluster.key);
		// Nobody is to blame, or who is has been given back already.
		if (pinned.size === size) for (const key of clusters.byKey.keys()) pinned.add(key);
	}
	return { kind: 'parted', left: [unequal(steps, null)] };
}

type Tried =
	| { readonly kind: 'equal'; readonly statements: readonly FoldedStatement[] }
	| { readonly kind: 'unequal'; readonly differences: readonly DumpDifference[] }
	| {
			readonly kind: 'parted';
			readonly left: readonly LeftAlone[];
			/** True where nothing but another file helps. */
			readonly isSure: boolean;
			readonly blamed: readonly Cluster[];
	  };

function unequal(steps: readonly RangeStatement[], tried: Tried | null): LeftAlone {
	const { path = '', line = null } = steps.at(-1) ?? {};
	const titles = tried?.kind === 'unequal' ? tried.differences.map(({ title }) => title) : [];
	const where = titles.length === 0 ? '' : `: ${titles.slice(0, 3).join(', ')}`;
	const reason = `In one transaction they end in another database than one after the other${where}.`;
	return { path, line, reason };
}

async function tryFold(
	stage: Stage,
	history: RecordedHistory,
	recorded: RecordedRun,
	steps: readonly RangeStatement[],
	clusters: Clusters,
	pinned: ReadonlySet<string>,
): Promise<Tried> {
	const items = foldSteps(steps, clusters, pinned);
	const arranged = await arrangeApart(stage, recorded, steps, items);
	if (arranged.kind === 'failed') return part(arranged, steps, clusters);
	const { statements } = arranged;
	const engine = await recorded.open();
	try {
		const migrations = recorded.replayed.map(({ migration }) => migration);
		await applyAll(stage, engine, [asMigration(migrations, statements)]);
		const differences = await differencesOf(stage, engine, history, recorded);
		return differences.length === 0 ? { kind: 'equal', statements } : { kind: 'unequal', differences };
	} finally {
		await engine.close();
	}
}

/** Arranges in an engine that nothing runs in afterwards: what is taken back leaves its sequences where they went. */
async function arrangeApart(
	{ dialect }: Stage,
	recorded: RecordedRun,
	steps: readonly RangeStatement[],
	items: readonly FoldItem[],
): Promise<Arranged> {
	const engine = await recorded.open();
	try {
		return await arrange({ dialect, engine, after: recorded.after.schema }, steps, items);
	} finally {
		await engine.close();
	}
}

/** SQLSTATE unsafe_new_enum_value_usage: what was added to an enum can be used when its transaction is over. */
const NEW_LABEL = '55P04';

function part(
	{ failure, at }: Extract<Arranged, { kind: 'failed' }>,
	steps: readonly RangeStatement[],
	clusters: Clusters,
): Tried {
	if ('clusters' in at) {
		const place = steps[at.clusters[0]?.made ?? 0]!;
		const left = [{ path: place.path, line: place.line, reason: sentenceOf(failure.message) }];
		return { kind: 'parted', left, isSure: false, blamed: at.clusters };
	}
	const step = steps[at.step]!;
	if (failure.sqlstate === NEW_LABEL) {
		const adding = findAdding(steps, clusters);
		const blamed = named(step, at.step, clusters);
		if (adding.length > 0) return { kind: 'parted', left: adding, isSure: true, blamed };
	}
	const left = [{ path: step.path, line: step.line, reason: sentenceOf(failure.message) }];
	return { kind: 'parted', left, isSure: false, blamed: named(step, at.step, clusters) };
}

const ADDED = /^alter\s+type\b[\s\S]*?\badd\s+value\s+(?:if\s+not\s+exists\s+)?('(?:[^']|'')*')/i;

/** The statements that add to an enum of before what a later one uses. */
function findAdding(steps: readonly RangeStatement[], { ofStep }: Clusters): readonly LeftAlone[] {
	return steps.flatMap(({ path, line, sql }, index): readonly LeftAlone[] => {
		const label = ADDED.exec(sql)?.[1];
		if (label === undefined || !ofStep[index]?.has(null)) return [];
		const user = steps.slice(index + 1).find((each) => each.sql.includes(label));
		if (!user) return [];
		const reason = `${label} is added to a type that was there before, and ${user.path} uses it, which takes a transaction after this one.`;
		return [{ path, line, reason }];
	});
}

function sentenceOf(message: string): string {
	return `In one transaction with the others this fails: ${message.replace(/\.$/, '')}.`;
}

/** The clusters that a statement has an effect on, or names. */
function named(step: RangeStatement, at: number, { byKey, ofStep }: Clusters): readonly Cluster[] {
	const words = new Set(wordsOf(step.sql));
	return [...byKey.values()].filter(
		({ key, names }) => ofStep[at]?.has(key) || names.values().some((name) => words.has(name)),
	);
}

/** The clusters that differences are about, by their names. */
function blame(differences: readonly DumpDifference[], { byKey }: Clusters): readonly Cluster[] {
	const words = new Set(differences.flatMap(({ title }) => title.match(/"(?:[^"]|"")*"|[\w$]+/g) ?? []));
	return [...byKey.values()].filter(({ names }) => names.values().some((name) => words.has(name)));
}

async function differencesOf(
	stage: Stage,
	engine: Engine,
	{ rows }: RecordedHistory,
	recorded: RecordedRun,
): Promise<readonly DumpDifference[]> {
	const found = await dumpSteadily(stage, engine, rows.clock);
	return compareEntries(recorded.dumped.entries, found.entries, isEnginesOwn).differences;
}
