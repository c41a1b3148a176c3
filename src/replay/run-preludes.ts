import type { Dialect, Engine, EngineFailure } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import type { Given } from '../model/schema.ts';
import type { Prelude } from '../project/project.ts';
import { positionAt } from '../sql/position.ts';
import { splitStatements } from '../sql/split.ts';
import type { ReplayContext } from './apply-migration.ts';
import { keptSettings } from './kept-settings.ts';
import { missingRole } from './missing-role.ts';
import { findOpenTransaction } from './open-transaction.ts';
import { replayError } from './replay-failure.ts';

/**
 * Runs what comes before the first migration, and tells what it made; undefined where nothing comes before. Throws a
 * UserError for a statement that fails.
 */
export async function runPreludes(
	dialect: Dialect,
	engine: Engine,
	context: ReplayContext,
): Promise<Given | undefined> {
	const { preludes } = context.history;
	if (preludes.length === 0) return undefined;
	const settings: string[] = [];
	for (const prelude of preludes) {
		await runPrelude(engine, prelude, context);
		settings.push(...keptSettings(prelude));
		await engine.keepSettings(settings);
	}
	const { schema } = await dialect.introspect(engine, []);
	return { sql: preludes.map(writeScript).join('\n\n'), settings, schema };
}

/** Makes in an engine what a schema takes as given, as it was made for the migrations. */
export async function makeGiven(engine: Engine, given: Given | undefined): Promise<void> {
	if (!given) return;
	const statements = splitStatements(given.sql).map(({ text }) => ({ sql: text }));
	await engine.apply({ statements, transaction: 'none' });
	await engine.keepSettings(given.settings);
}

async function runPrelude(engine: Engine, prelude: Prelude, context: ReplayContext): Promise<void> {
	requireEnded(prelude);
	const statements = prelude.statements.map(({ text, copyData }) =>
		copyData === undefined ? { sql: text } : { sql: text, copyData },
	);
	const { statements: applied, failure } = await engine.apply({ statements, transaction: 'none' });
	for (const { index, notRun } of applied) {
		if (!notRun) continue;
		const { line } = positionAt(prelude.source, prelude.statements[index]?.span.start ?? 0);
		context.ledger.push({ ...notRun, file: prelude.path, line });
	}
	if (!failure) return;
	const { code, message, location, facts, hint } = replayError(prelude, failure, context);
	throw new UserError(code, message, {
		...(location ? { location } : {}),
		facts,
		hint: `A prelude runs first, in an empty database, and each of its statements has to succeed.${advice(failure, hint)}`,
	});
}

/** What more there is to say than of any statement of a prelude; empty or with a blank before it. */
function advice(failure: EngineFailure, hint: string | undefined): string {
	if (failure.wayOut !== undefined || failure.ended !== null) return hint === undefined ? '' : ` ${hint}`;
	const role = missingRole(failure);
	return role === null ? '' : ` Make the role before it: CREATE ROLE "${role.replaceAll('"', '""')}";`;
}

/** The executable schema begins with the prelude: after a transaction without end nothing of it would stay. */
function requireEnded({ path, source, statements }: Prelude): void {
	const open = findOpenTransaction(statements);
	if (open === null) return;
	const { line } = positionAt(source, statements[open]?.span.start ?? 0);
	throw new UserError('replay', 'nothing ends the transaction that begins here', {
		location: { file: path, line },
		hint: 'Take the BEGIN out, or end the file with COMMIT.',
	});
}

/** The statements without the rows of a COPY, which are no part of a schema. */
function writeScript({ statements }: Prelude): string {
	return statements
		.filter(({ copyData }) => copyData === undefined)
		.map(({ text }) => `${text};`)
		.join('\n');
}
