import type { EngineFailure } from '../../dialects/dialect.ts';
import type { WayBack } from '../../project/project.ts';
import { findDataChanges } from '../../replay/data-changes.ts';
import type { Rollback } from '../../specification/rehearsed.ts';
import { describeDifferences } from './describe-differences.ts';
import { describeLosses } from './losses.ts';
import { describeMoves } from './moves.ts';
import { type Style, unproven } from './style.ts';
import { compareWithBefore, type Trial, withoutMoves } from './trial.ts';
import { inOneTransaction, placeOf } from './way-back.ts';

/** SQLSTATEs of what fails only because everything is tried in one transaction. */
const ONLY_TOGETHER: ReadonlySet<string> = new Set(['25001', '55P04', '55006']);

/** Tries the tool's own way back of a migration, and the migration once more where rows could stand in its way. */
export async function tryDown(trial: Trial, down: WayBack): Promise<Rollback> {
	const { engine, replayed } = trial;
	const common = {
		path: replayed.migration.path,
		source: 'down',
		statements: down.statements.map(({ text }) => text),
	} as const;
	const broken = (say: (style: Style) => string, place = placeOf(down)): Rollback => ({
		...common,
		place,
		outcome: unproven(say),
		losses: [],
	});
	const batch = inOneTransaction(down.statements);
	await engine.begin();
	try {
		const applied = await engine.apply({ statements: batch, transaction: 'none' });
		if (applied.failure) {
			const place = placeOf(down, batch[applied.failure.index]?.index);
			const { failure } = applied;
			return broken((style) => describeFailure(failure, style), place);
		}
		const steps = applied.statements.map(({ index, command }) => ({ sql: batch[index]?.sql ?? '', command }));
		const effects = applied.statements.flatMap((statement) => statement.effects);
		const reached = await compareWithBefore(trial, effects, common.statements);
		const differences = withoutMoves(reached.differences);
		if (differences.length > 0) {
			return broken(
				(style) => `It does not lead back to the schema before: ${describeDifferences(differences, style)}.`,
			);
		}
		const again = await tryAgain(trial);
		if (again !== null)
			return broken(({ prose }) => `After it the migration cannot run again: ${prose(again)}.`);
		const care = { ofValues: true, ofRows: findDataChanges(steps).length > 0 };
		return {
			...common,
			place: placeOf(down),
			outcome: { kind: 'proven' },
			losses: [...describeLosses(trial, reached, care), ...describeMoves(reached.differences)],
		};
	} finally {
		await engine.undo();
	}
}

/** What the engine says when the migration comes back, which rows that stayed behind may stop; null where it runs. */
async function tryAgain({ engine, replayed }: Trial): Promise<string | null> {
	if (findDataChanges(replayed.steps).length === 0) return null;
	const ran = new Set(replayed.steps.map(({ sql }) => sql));
	const statements = inOneTransaction(replayed.migration.statements.filter(({ text }) => ran.has(text)));
	const { failure } = await engine.apply({ statements, transaction: 'none' });
	if (!failure || ONLY_TOGETHER.has(failure.sqlstate)) return null;
	return failure.message;
}

function describeFailure({ sqlstate, message }: EngineFailure, { code, prose }: Style): string {
	if (sqlstate === '25001') return 'It holds a statement that runs in no transaction, and was not tried.';
	return `It fails: ${prose(message)}${sqlstate === '' ? '' : ` (${code(sqlstate)})`}.`;
}
