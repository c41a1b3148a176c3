import type { Dialect, Engine } from '../../dialects/dialect.ts';
import { withoutGiven } from '../../model/given.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import type { MigrationHistory } from '../../project/project.ts';
import { loadReferenceRows } from '../../rehearsal/reference-rows.ts';
import { selectRowsLeft } from '../../replay/read-rows.ts';
import { wordsOf } from './clusters.ts';
import type { RangeStatement } from './range-statements.ts';
import type { RecordedHistory, RecordedRun } from './record-history.ts';
import type { FoldedStatement } from './squash.ts';

/** What is about the server around the database, which no schema has. */
const OF_SERVER =
	/^(?:(?:create|alter|drop)\s+(?:role|user|group|database)|grant\s+(?:(?!\son\s)[^;])*\sto)\b/i;

/**
 * The statements that build everything which a history's first migrations leave behind, written anew: the schema, then the
 * rows. Null where rows would not come out the same. The engine has what comes before the first migration, and keeps what
 * is built in it.
 */
export async function writeWhole(
	dialect: Dialect,
	engine: Engine,
	history: MigrationHistory,
	{ given, rows: rowsBefore }: RecordedHistory,
	recorded: RecordedRun,
	steps: readonly RangeStatement[],
): Promise<readonly FoldedStatement[] | null> {
	const { after, rows, replayed } = recorded;
	const schema = withoutGiven(after.schema, given);
	const part: Schema = given ? { ...schema, given } : schema;
	const parts = dialect.writePart(part, { privileges: true });
	const bodies = hasBodies(schema) ? BODIES : { before: [], after: [] };
	const carried = carry(history, steps);
	const statements: FoldedStatement[] = [
		...carried.first,
		...[...bodies.before, ...parts, ...bodies.after].map((sql) => ({ sql, origin: null })),
	];
	const batch = statements.map(({ sql }) => ({ sql }));
	if ((await engine.apply({ statements: batch, transaction: 'transaction' })).failure) return null;
	const migrations = replayed.map(({ migration }) => migration);
	const left = selectRowsLeft({ ...history, migrations }, rowsBefore, rows);
	if (left.notes.length > 0) return null;
	const loaded = await loadReferenceRows(dialect, engine, schema, left.rows);
	if (loaded.some(({ isExact, random }) => !isExact || random > 0)) return null;
	const ofRows = loaded.flatMap((each) => each.statements).map((sql) => ({ sql, origin: null }));
	return [...statements, ...ofRows, ...carried.last];
}

/** Bodies may name what is made after them. */
const BODIES = { before: ['SET check_function_bodies = off'], after: ['RESET check_function_bodies'] };

function hasBodies(schema: Schema): boolean {
	return objectsOf(schema, 'function').length > 0 || objectsOf(schema, 'procedure').length > 0;
}

/** What no schema and no rows tell: what was left out of the replay, what is about the server, and the tool's own records. */
function carry(
	{ bookkeepingTables }: MigrationHistory,
	steps: readonly RangeStatement[],
): { readonly first: readonly FoldedStatement[]; readonly last: readonly FoldedStatement[] } {
	const tables = new Set(bookkeepingTables.map(({ name }) => name));
	const first: FoldedStatement[] = [];
	const last: FoldedStatement[] = [];
	for (const { sql, path, line, isRun, effects, copyData } of steps) {
		const isOfTool = effects.length === 0 && wordsOf(sql).some((word) => tables.has(word));
		const isOfServer = OF_SERVER.test(sql);
		if (isRun && !isOfTool && !isOfServer) continue;
		const statement = { sql, ...(copyData === undefined ? {} : { copyData }), origin: { path, line } };
		if (isOfServer || /^create\s+extension\b/i.test(sql)) first.push(statement);
		else last.push(statement);
	}
	return { first, last };
}
