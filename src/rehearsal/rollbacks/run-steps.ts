import type { Applied, Effect, Engine, UndoStep } from '../../dialects/dialect.ts';

/** What of some steps ran, in the order in which it did. */
export interface RanSteps {
	readonly statements: readonly string[];
	readonly effects: readonly Effect[];
	/** The engine's last word on a step that never ran; null where all did. */
	readonly failure: string | null;
}

/** Runs steps within an open trial: at first all as they come, else each as soon as it can. */
export async function runSteps(engine: Engine, steps: readonly UndoStep[]): Promise<RanSteps> {
	if (steps.length === 0) return { statements: [], effects: [], failure: null };
	const whole = steps.flatMap((step) => step.statements);
	const first = await attempt(engine, whole);
	if (!first.failure) return { statements: whole, effects: effectsOf(first), failure: null };
	const statements: string[] = [];
	const effects: Effect[] = [];
	let failure: string | null = null;
	let pending = steps;
	for (let progress = true; progress && pending.length > 0; ) {
		progress = false;
		failure = null;
		const waiting: UndoStep[] = [];
		for (const step of pending) {
			const done = await runStep(engine, step);
			if (typeof done === 'string') {
				failure = done;
				waiting.push(step);
				continue;
			}
			progress = true;
			statements.push(...done.statements);
			effects.push(...done.effects);
		}
		pending = waiting;
	}
	return { statements, effects, failure };
}

async function runStep(
	engine: Engine,
	{ statements, otherwise }: UndoStep,
): Promise<Omit<RanSteps, 'failure'> | string> {
	const first = await attempt(engine, statements);
	if (!first.failure) return { statements, effects: effectsOf(first) };
	if (otherwise === null) return first.failure.message;
	const second = await attempt(engine, otherwise);
	return second.failure ? second.failure.message : { statements: otherwise, effects: effectsOf(second) };
}

/** Runs statements so that they leave nothing behind where one of them fails. */
async function attempt(engine: Engine, statements: readonly string[]): Promise<Applied> {
	const batch = ['SAVEPOINT attempt', ...statements].map((sql) => ({ sql }));
	const applied = await engine.apply({ statements: batch, transaction: 'none', continues: true });
	if (applied.failure) {
		const back = [{ sql: 'ROLLBACK TO SAVEPOINT attempt' }];
		await engine.apply({ statements: back, transaction: 'none', continues: true });
	}
	return applied;
}

function effectsOf({ statements }: Applied): readonly Effect[] {
	return statements.flatMap((statement) => statement.effects);
}
