import type { Engine, EngineFailure } from '../../../dialects/dialect.ts';
import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import { attempt } from './attempt.ts';
import { otherResult, ROUTINE_RESULTS } from './missing/missing-routine.ts';
import type { StandInColumn, StandInRelation } from './plan.ts';
import { type Situation, standInFor, standInsUsed } from './repair.ts';
import { relationName } from './write-plan.ts';

/** Failures that another type may end: a mismatch, an operator or a cast that is not there, a text that is no such value. */
const ABOUT_TYPES: ReadonlySet<string> = new Set([
	'42804',
	'42883',
	'42846',
	'22P02',
	'42704',
	'42P18',
	'22007',
	'42725',
]);

/** Types that are tried, the likeliest first. */
const TYPES = [
	'text',
	'bigint',
	'boolean',
	'timestamptz',
	'uuid',
	'jsonb',
	'text[]',
	'numeric',
	'tsvector',
	'tstzrange',
	'date',
	'json',
];

/** So many columns of one statement are tried. */
const MOST_COLUMNS = 6;

/** Whether other types of what was guessed may help. */
export function isAboutTypes({ sqlstate, message }: EngineFailure): boolean {
	if (sqlstate === '42704') return message.includes('default operator class');
	return ABOUT_TYPES.has(sqlstate);
}

/**
 * Tries the statement with other types of the columns and function results that were guessed, one at a time, until it runs.
 * True where that was found; the plan then has it, and so has the engine.
 */
export async function searchTypes(
	engine: Engine,
	sql: string,
	failure: EngineFailure,
	situation: Situation,
): Promise<boolean> {
	// What did not help once will not help in the next try either.
	const key = `search ${situation.statement.file}:${situation.statement.line} ${failure.message}`;
	if (situation.plan.tried.has(key)) return false;
	situation.plan.tried.add(key);
	const named = typesIn(`${failure.message} ${failure.detail ?? ''}`);
	for (const { relation, name, column } of suspects(guessedColumns(situation), named)) {
		for (const type of [...new Set([...named, ...TYPES])]) {
			if (type === column.type) continue;
			const target = `ALTER TABLE ${relationName(relation)} ALTER COLUMN ${quoteIdentifier(name)}`;
			const change = [
				`${target} DROP IDENTITY IF EXISTS`,
				`${target} DROP DEFAULT`,
				`${target} TYPE ${type} USING NULL::${type}`,
			];
			const left = await attempt(engine, [...change, sql]);
			if (left && (isAboutTypes(left) || (await attempt(engine, change)))) continue;
			column.type = type;
			column.identity = null;
			column.default = null;
			return true;
		}
	}
	for (let left = ROUTINE_RESULTS.length; left > 0; left--) {
		const change = otherResult(failure, situation);
		if (!Array.isArray(change)) return false;
		if (!(await attempt(engine, [...change, sql]))) return true;
		// The plan goes from result to result, and so does the engine.
		if (await attempt(engine, change)) return false;
	}
	return false;
}

interface GuessedColumn {
	readonly relation: StandInRelation;
	readonly name: string;
	readonly column: StandInColumn;
}

/** The columns of stand-ins that the statement names, and the keys that it may mean without naming them. */
function guessedColumns(situation: Situation): readonly GuessedColumn[] {
	const found = new Map<StandInColumn, GuessedColumn>();
	const add = (relation: StandInRelation, name: string): void => {
		const column = relation.columns.get(name);
		if (column && !column.isGenerated && relation.as === 'table')
			found.set(column, { relation, name, column });
	};
	for (const { relations, origin } of situation.statement.uses.columns) {
		for (const used of relations) {
			const relation = standInFor(situation, used);
			if (relation) add(relation, origin);
		}
	}
	for (const relation of standInsUsed(situation)) for (const name of relation.primaryKey) add(relation, name);
	// What the parser does not take is only known by its words.
	for (const relation of found.size > 0 ? [] : situation.plan.relations.values()) {
		if (!situation.statement.sql.includes(relation.name)) continue;
		for (const name of relation.columns.keys()) add(relation, name);
	}
	return [...found.values()].slice(0, MOST_COLUMNS);
}

/** Of some columns those whose types the engine speaks of, where it speaks of some. */
function suspects(columns: readonly GuessedColumn[], named: readonly string[]): readonly GuessedColumn[] {
	const found = columns.filter(({ column }) => named.includes(PRINTED[column.type] ?? column.type));
	return found.length > 0 ? found : columns;
}

/** Types that the engine prints by another name. */
const PRINTED: Readonly<Record<string, string>> = {
	timestamptz: 'timestamp with time zone',
	timestamp: 'timestamp without time zone',
};

/** Types that a message of the engine names. */
function typesIn(text: string): readonly string[] {
	const names =
		/\b(?:timestamp with(?:out)? time zone|double precision|character varying|bigint|integer|smallint|numeric|text|uuid|boolean|jsonb?|date|bytea|interval|inet)(?:\[\])?/g;
	return [...text.matchAll(names)].map(([type]) => type);
}
