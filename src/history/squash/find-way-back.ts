import { compareSchemas } from '../../compare/compare-schemas.ts';
import type { Migration } from '../../project/project.ts';
import { toSchema } from '../../rehearsal/rollbacks/known-objects.ts';
import type { Trial } from '../../rehearsal/rollbacks/trial.ts';
import { tryDown } from '../../rehearsal/rollbacks/try-down.ts';
import { writeInverse } from '../../rehearsal/rollbacks/write-inverse.ts';
import { applyMigration } from '../../replay/apply-migration.ts';
import { asMigration } from './as-migration.ts';
import type { RecordedRun, Stage } from './record-history.ts';
import type { FoldedStatement } from './squash.ts';

/**
 * The way back of a folded migration, where those that it replaces have one: theirs one after the other from the last, else
 * one that is written here. Null where none leads back to the schema before.
 */
export async function findWayBack(
	stage: Stage,
	recorded: RecordedRun,
	statements: readonly FoldedStatement[],
): Promise<readonly string[] | null> {
	const migrations = recorded.replayed.map(({ migration }) => migration);
	if (migrations.every(({ down }) => down === undefined)) return null;
	const engine = await recorded.open();
	try {
		if (engine.shortcomings?.isUntraced) return null;
		const { dialect, history } = stage;
		const names = history.bookkeepingTables.map(({ name }) => name);
		const reader = await dialect.openSchemaReader(engine, names);
		const before = await reader.readAll();
		const context = { history, extensions: await dialect.listExtensions(engine), ledger: [] };
		const replayed = await applyMigration(engine, asMigration(migrations, statements), context);
		const after = await reader.readAll();
		const changes = compareSchemas(toSchema(before), toSchema(after));
		const effects = replayed.steps.flatMap((step) => step.effects);
		const trial: Trial = { dialect, engine, reader, replayed, effects, before, after, changes };
		return (await tryTheirs(trial, migrations)) ?? (await tryOurs(trial));
	} finally {
		await engine.close();
	}
}

async function tryTheirs(trial: Trial, migrations: readonly Migration[]): Promise<readonly string[] | null> {
	const ways = migrations.toReversed().map(({ down }) => down);
	if (ways.some((way) => way === undefined)) return null;
	const statements = ways.flatMap((way) => way?.statements ?? []);
	if (statements.length === 0) return null;
	const { path = '', source = '' } = ways[0] ?? {};
	const sections = [{ count: statements.length, transaction: 'transaction' } as const];
	const { outcome } = await tryDown(trial, { path, source, statements, sections });
	return outcome.kind === 'proven'
		? statements.map(({ text }) => text).filter((sql) => !CONTROL.test(sql))
		: null;
}

const CONTROL = /^(?:begin|start\s+transaction|commit|end)\b/i;

async function tryOurs(trial: Trial): Promise<readonly string[] | null> {
	const { outcome, statements } = await writeInverse(trial);
	return outcome.kind === 'proven' && statements.length > 0 ? statements : null;
}
