import type { AppliedStatement, EngineFailure } from '../../dialects/dialect.ts';
import type { Observation } from '../../dialects/observation.ts';
import type { Migration } from '../../project/project.ts';
import { makeMissing } from '../../replay/apply-migration.ts';
import type { ParseNode } from '../../sql/parse-one.ts';
import { emptyTables, tablesToEmpty } from './empty-tables.ts';
import type { RowFailure } from './trace.ts';
import type { Tracing } from './tracing.ts';

/** SQLSTATEs of what cannot run inside a transaction: active_sql_transaction, invalid_transaction_termination. */
const NOT_INSIDE: ReadonlySet<string> = new Set(['25001', '2D000']);

/** Roles and tablespaces that are made for one statement at most. */
const MOST_MADE = 20;

/** A statement that is to run, and where it stands. */
export interface Running {
	readonly migration: Migration;
	readonly index: number;
	readonly tree: ParseNode | null;
	readonly text: string;
	readonly copyData: string | undefined;
}

/** What came of a statement: its effects, and what the engine said at first where there were rows; or why it does not run. */
export type Ran =
	| (Pick<AppliedStatement, 'command' | 'effects'> & {
			readonly rowFailure: RowFailure | null;
			/** What was seen after rows had been taken away for it, which reads tables as well. */
			readonly emptied?: Observation;
	  })
	| { readonly failure: EngineFailure };

/** Runs a statement within the open trial: with rows, without those of its tables, without any; roles are made as they are missed. */
export async function runStatement(tracing: Tracing, running: Running, isGuarded: boolean): Promise<Ran> {
	const { engine } = tracing;
	const { text, copyData, tree } = running;
	const statement = copyData === undefined ? { sql: text } : { sql: text, copyData };
	const apply = async (): Promise<Ran> => {
		const around = (sql: string) => (isGuarded ? [{ sql }] : []);
		const statements = [...around('SAVEPOINT judged'), statement, ...around('RELEASE SAVEPOINT judged')];
		const { statements: done, failure } = await engine.apply({
			statements,
			transaction: 'none',
			continues: true,
		});
		if (!failure) return { ...done[isGuarded ? 1 : 0]!, rowFailure: null };
		if (isGuarded) {
			const back = [{ sql: 'ROLLBACK TO SAVEPOINT judged' }];
			await engine.apply({ statements: back, transaction: 'none', continues: true });
		}
		return { failure: { ...failure, index: running.index } };
	};
	let ran = await apply();
	for (let made = 0; 'failure' in ran && made < MOST_MADE; made++) {
		if (!isGuarded || !(await makeMissing(engine, ran.failure))) break;
		ran = await apply();
	}
	if (!('failure' in ran) || !isGuarded || ran.failure.ended || NOT_INSIDE.has(ran.failure.sqlstate))
		return ran;
	const rowFailure = toRowFailure(ran.failure);
	for (const named of [tree, null]) {
		await takeRows(tracing, named, true);
		const emptied = await tracing.dialect.observe(engine);
		const again = await apply();
		if (!('failure' in again)) return { ...again, rowFailure, emptied };
	}
	return ran;
}

/** Runs a statement outside of any transaction. What it leaves behind where it fails is an index that is not valid. */
export async function runAlone(tracing: Tracing, { text, index }: Running): Promise<Ran> {
	const { engine } = tracing;
	const apply = () => engine.apply({ statements: [{ sql: text }], transaction: 'none', continues: true });
	const first = await apply();
	if (!first.failure) return { ...first.statements[0]!, rowFailure: null };
	await takeRows(tracing, null, false);
	await engine.apply({ statements: [{ sql: DROP_INVALID }], transaction: 'none', continues: true });
	const second = await apply();
	if (!second.failure) return { ...second.statements[0]!, rowFailure: toRowFailure(first.failure) };
	return { failure: { ...first.failure, index } };
}

const DROP_INVALID = `DO $$ DECLARE name text; BEGIN
	FOR name IN SELECT i.indexrelid::regclass FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
		WHERE NOT i.indisvalid AND c.relkind = 'i' AND c.oid >= 16384 LOOP
		EXECUTE 'DROP INDEX ' || name;
	END LOOP; END $$`;

/** Takes the rows from the tables that a statement names, and from those that refer to them; from all without one. */
export async function takeRows(tracing: Tracing, tree: ParseNode | null, isTrial: boolean): Promise<void> {
	tracing.isEmptied = true;
	await emptyTables(tracing.engine, tablesToEmpty(tracing.known, tree), isTrial);
}

/** Whether the engine refused a statement only because a transaction was open. */
export function runsOnlyAlone({ sqlstate }: EngineFailure): boolean {
	return NOT_INSIDE.has(sqlstate);
}

function toRowFailure({ sqlstate, message, detail }: RowFailure): RowFailure {
	return { sqlstate, message, detail };
}
