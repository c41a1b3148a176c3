import type { Engine } from '../../dialects/dialect.ts';
import type { Table } from '../../model/objects.ts';
import type { Schema } from '../../model/schema.ts';
import type { PlannedQuery, TestRows } from '../../specification/rehearsed.ts';
import { chooseTables } from './choose-tables.ts';
import type { QueryIdea, Sample } from './idea.ts';
import { PATTERNS } from './index.ts';
import { writeLiteral } from './literal.ts';
import { fromName } from './names.ts';
import { servingIndex } from './serving-index.ts';
import { openTrials, type Trials } from './trial.ts';
import { writtenIn } from './written.ts';

/** How many queries are shown for one table, and how many are thought of. */
const MOST_SHOWN = 3;
const MOST_TRIED = 6;

/**
 * Queries that the schema's keys and indexes are made for, asked with values of the rows that the engine holds; each one
 * has been planned and run, and gave rows. Tables without rows have none.
 */
export async function tryQueries(
	engine: Engine,
	schema: Schema,
	rows: readonly Pick<TestRows, 'statements'>[],
): Promise<readonly PlannedQuery[]> {
	const isWritten = writtenIn(rows.flatMap(({ statements }) => statements));
	const trials = await openTrials(engine);
	if (!trials) return [];
	try {
		const ideas = chooseTables(schema).flatMap((table) => ideasFor(schema, table));
		const asked = await askWithSamples(trials, ideas, isWritten);
		const outcomes = await trials.run(asked.map(({ idea, sql }) => ({ sql, isOrdered: idea.isOrdered })));
		const planned = asked.flatMap(({ table, idea, sql }, index): readonly PlannedQuery[] => {
			const outcome = outcomes[index];
			if (!outcome || outcome.rows === 0) return [];
			const served = servingIndex(schema, table, outcome.plan, idea.isOrdered);
			if (served === null && idea.index === 'needed') return [];
			const { id } = idea;
			const isSlow = served === null && idea.index === 'wished';
			const question = isSlow ? `${idea.question} No index serves it: every row is read.` : idea.question;
			return [{ id, namespace: table.namespace, table: table.name, question, sql, index: served }];
		});
		return firstOfEach(planned);
	} finally {
		await trials.close();
	}
}

interface TableIdea {
	readonly table: Table;
	readonly idea: QueryIdea;
}

/** One idea of each pattern comes before the second one of any. */
function ideasFor(schema: Schema, table: Table): readonly TableIdea[] {
	const found = PATTERNS.map((pattern) => pattern(schema, table));
	const rounds = Math.max(...found.map(({ length }) => length));
	const ideas: TableIdea[] = [];
	for (let round = 0; round < rounds && ideas.length < MOST_TRIED; round++) {
		for (const { [round]: idea } of found) if (idea) ideas.push({ table, idea });
	}
	return ideas.slice(0, MOST_TRIED);
}

async function askWithSamples(
	trials: Trials,
	ideas: readonly TableIdea[],
	isWritten: (value: string) => boolean,
): Promise<readonly (TableIdea & { readonly sql: string })[]> {
	const queries = ideas.map(({ table, idea }) => (idea.sample ? sampleQuery(table, idea.sample) : null));
	const samples = await trials.sample(queries.filter((query) => query !== null));
	let next = 0;
	return ideas.flatMap((each, index) => {
		const values = queries[index] === null ? [] : samples[next++];
		if (!values?.every(([text]) => isWritten(text))) return [];
		const literals = values.map(([text, type]) => writeLiteral(text, type)).filter((each) => each !== null);
		return literals.length === values.length ? [{ ...each, sql: each.idea.write(literals) }] : [];
	});
}

function sampleQuery(table: Table, { expressions, where, orderBy }: Sample): string {
	const values = expressions.map((each) => `jsonb_build_array((${each})::text, pg_typeof(${each})::text)`);
	const conditions = [
		...expressions.map((each) => `(${each}) IS NOT NULL`),
		...(where === null ? [] : [`(${where})`]),
	];
	return `SELECT jsonb_build_array(${values.join(', ')}) FROM ${fromName(table)}
WHERE ${conditions.join(' AND ')} ORDER BY ${orderBy ?? '1'} LIMIT 1`;
}

/** Of what no index serves one is enough, and comes last. */
function firstOfEach(queries: readonly PlannedQuery[]): readonly PlannedQuery[] {
	const byTable = new Map<string, PlannedQuery[]>();
	for (const query of queries) {
		const key = JSON.stringify([query.namespace, query.table]);
		const known = byTable.get(key);
		if (known) known.push(query);
		else byTable.set(key, [query]);
	}
	return [...byTable.values()].flatMap((each) => {
		const served = each.filter(({ index }) => index !== null);
		const others = each.filter(({ index }) => index === null).slice(0, 1);
		return [...served, ...others].slice(0, MOST_SHOWN);
	});
}
