import type { Difference, Effect, UndoStep } from '../../dialects/dialect.ts';
import { identify } from '../../model/identity.ts';
import type { Rollback } from '../../specification/rehearsed.ts';
import { describeDifferences } from './describe-differences.ts';
import { readAnew, toSchema } from './known-objects.ts';
import { describeLosses, type RowCare } from './losses.ts';
import { describeMoves } from './moves.ts';
import { runSteps } from './run-steps.ts';
import { type Style, unproven } from './style.ts';
import { compareWithBefore, type Return, type Trial, withoutMoves } from './trial.ts';

/** How often what is still different is undone: one step may take along what the next has to bring back. */
const MOST_ROUNDS = 4;

/** Above this nobody reads an inverse, and a backup is the better way back. */
const MOST_STATEMENTS = 40;

/** Nothing but the schema is undone. */
const NO_CARE: RowCare = { ofValues: false, ofRows: false };

/** Writes what leads back from a migration that has no way back of its own, and tries it. */
export async function writeInverse(trial: Trial): Promise<Rollback> {
	const { engine, replayed, changes } = trial;
	const common = { path: replayed.migration.path, place: null } as const;
	if (changes.length === 0) {
		const losses = describeLosses(trial, { left: new Map(), reached: new Map() }, NO_CARE);
		return { ...common, source: 'none', statements: [], outcome: { kind: 'proven' }, losses };
	}
	await engine.begin();
	try {
		const { statements, reached, failure } = await undo(trial);
		const differences = withoutMoves(reached.differences);
		const isTooLong = statements.length > MOST_STATEMENTS;
		if (differences.length === 0 && !isTooLong) {
			const losses = [...describeLosses(trial, reached, NO_CARE), ...describeMoves(reached.differences)];
			return { ...common, source: 'written', statements, outcome: { kind: 'proven' }, losses };
		}
		const outcome = unproven((style) => describeFailure(isTooLong ? null : differences, failure, style));
		return { ...common, source: 'none', statements: [], outcome, losses: [] };
	} finally {
		await engine.undo();
	}
}

function describeFailure(
	differences: readonly Difference[] | null,
	failure: string | null,
	style: Style,
): string {
	if (differences === null)
		return 'It changes too much to be undone statement by statement: restore a backup from before it.';
	const said = failure === null ? '' : ` The engine says: ${style.prose(failure)}.`;
	return `No inverse was found: ${describeDifferences(differences, style)}.${said}`;
}

interface Undone {
	readonly statements: readonly string[];
	readonly reached: Return;
	/** The engine's word on what it would not run. */
	readonly failure: string | null;
}

/** Gives renamed objects their names back, then undoes what is different, round by round. */
async function undo(trial: Trial): Promise<Undone> {
	const { dialect, before, after } = trial;
	const was = toSchema(before);
	const statements: string[] = [];
	const effects: Effect[] = [];
	const ran = trial.replayed.steps.map(({ sql }) => sql);
	let failure: string | null = null;
	const run = async (steps: readonly UndoStep[]): Promise<boolean> => {
		const done = await runSteps(trial.engine, steps);
		for (const statement of done.statements) statements.push(statement);
		for (const effect of done.effects) effects.push(effect);
		failure = done.failure ?? failure;
		return done.statements.length > 0;
	};
	const isRenamed = await run(renamesOf(trial));
	let reached: Return = isRenamed
		? await compareWithBefore(trial, effects, ran)
		: { differences: trial.changes, left: new Map(), reached: new Map() };
	let takesApart = false;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const differences = withoutMoves(reached.differences);
		if (differences.length === 0) break;
		failure = null;
		const now = toSchema(readAnew(after, reached.left, reached.reached));
		const goesOn = await run(dialect.writeUndo(differences, was, now, takesApart));
		if (goesOn) reached = await compareWithBefore(trial, effects, ran);
		else if (takesApart) break;
		takesApart = true;
	}
	return { statements, reached, failure };
}

/** The objects that the engine still knows by the same key under another name. */
function renamesOf({ dialect, before, after }: Trial): readonly UndoStep[] {
	const steps: UndoStep[] = [];
	for (const [key, is] of after) {
		const was = before.get(key);
		if (!was || was.kind !== is.kind || identify(was) === identify(is)) continue;
		const isBehindConstraint = is.kind === 'index' && is.constraint !== null;
		const moves = 'relation' in was ? was.name !== is.name : true;
		const statement = moves && !isBehindConstraint ? dialect.writeRename(was, is) : null;
		if (statement !== null) steps.push({ statements: [statement], otherwise: null });
	}
	return steps;
}
