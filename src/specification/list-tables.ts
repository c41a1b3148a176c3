import type { Table } from '../model/objects.ts';
import type { TableRows } from '../model/rows.ts';
import { partsOf, type RelationName } from '../model/schema.ts';
import type { Facts } from './facts.ts';
import { isSelfReference, targetOf } from './references.ts';
import { findTable, relationId } from './relations.ts';
import { snakeCase } from './words/nouns.ts';

/** What tells lists from data: the rows that the migrations leave, and the migrations' own text; without it rows count as written in it. */
export type ListFacts = Pick<Facts, 'schema'> & {
	readonly rows?: Facts['rows'];
	readonly migrations?: readonly { readonly migration: { readonly source: string } }[];
};

/** Of those who use the database some are often there from the beginning, which makes no list of them. */
const ACTOR = '(?:users?|accounts?|people|persons?|members?|customers?|tenants?|organi[sz]ations?|teams?)';
const ACTOR_NAME = new RegExp(`(?:^|_)${ACTOR}$`);
/** What a column of a table that somebody has is called, with or without a foreign key. */
const OF_AN_ACTOR = new RegExp(`(?:^|_)${ACTOR}_?(?:id|uuid)$`);
/** What the program itself writes on and on, beginning with a row or two. */
const STATE_NAME =
	/(?:^|_)(?:settings?|configs?|configurations?|preferences|counters?|cursors?|jobs?|queues?|tasks?|locks?|migrations?)$/;
/** A list of more rows is data. */
const LONGEST_LIST = 1000;
/** So many rows tell how the others were made. */
const ENOUGH_ROWS = 100;
const HAS_LETTER = /\p{L}/u;

const known = new WeakMap<Facts['rows'], Map<string, boolean>>();

/** A short list of names that the migrations write down and that belongs to nobody. */
export function isList(facts: ListFacts, table: Table): boolean {
	const { rows } = facts;
	if (!rows) return false;
	let answers = known.get(rows);
	if (!answers) {
		answers = new Map();
		known.set(rows, answers);
	}
	const id = relationId(table);
	let answer = answers.get(id);
	if (answer === undefined) {
		const count = countOf(rowsOf(rows, table));
		answer = count > 1 && count <= LONGEST_LIST && isListed(facts, table, new Set());
		answers.set(id, answer);
	}
	return answer;
}

/** Whether the rows of a table, and of those that it hangs on, stand in the migrations. */
function isListed(facts: ListFacts, table: Table, seen: Set<string>): boolean {
	const { schema, rows = [] } = facts;
	const name = snakeCase(table.name).toLowerCase();
	const listed = rowsOf(rows, table);
	if (!listed || ACTOR_NAME.test(name) || STATE_NAME.test(name)) return false;
	// What is another text in each run is made for other rows.
	if (listed.rows.length === 0 || (listed.random ?? 0) > 0) return false;
	const columns = partsOf(schema, table, 'column');
	const isSomebodys = columns.some(
		(column) => OF_AN_ACTOR.test(snakeCase(column.name).toLowerCase()) && !isEmpty(listed, column.name),
	);
	if (isSomebodys) return false;
	if (!columns.some(({ type }) => /char|text|enum/.test(type))) return false;
	seen.add(relationId(table));
	const isAnchored = partsOf(schema, table, 'foreign-key').every((key) => {
		if (isSelfReference(key) || seen.has(relationId(targetOf(key)))) return true;
		if (key.columns.some((column) => isEmpty(listed, column))) return true;
		const target = findTable(schema, targetOf(key));
		return target !== undefined && isListed(facts, target, seen);
	});
	return isAnchored && areTold(facts, table, listed);
}

/** Whether what the migrations write down tells every row from the others; what is copied from other rows does not. */
function areTold({ migrations }: ListFacts, table: Table, listed: TableRows): boolean {
	if (!migrations) return true;
	const all = textOf(migrations);
	const name = table.name.toLowerCase();
	const near = all.filter((source) => source.includes(name));
	const told = new Map<string, boolean>();
	const isTold = (value: string): boolean => {
		let answer = told.get(value);
		if (answer === undefined) {
			answer = standsIn(near, value) || standsIn(all, value);
			told.set(value, answer);
		}
		return answer;
	};
	const seen = new Set<string>();
	for (const row of listed.rows.slice(0, ENOUGH_ROWS)) {
		const values = row.map((value) => (typeof value === 'string' && HAS_LETTER.test(value) ? value : null));
		const words = values.filter((value) => value !== null).filter(isTold);
		const key = JSON.stringify(words);
		if (words.length === 0 || seen.has(key)) return false;
		seen.add(key);
	}
	return true;
}

function standsIn(texts: readonly string[], value: string): boolean {
	const written = value.replaceAll("'", "''").toLowerCase();
	// A short word stands somewhere in any text.
	return texts.some(
		(text) => text.includes(`'${written}'`) || (written.length > 3 && text.includes(written)),
	);
}

const texts = new WeakMap<ListFacts['migrations'] & {}, readonly string[]>();

function textOf(migrations: ListFacts['migrations'] & {}): readonly string[] {
	let text = texts.get(migrations);
	if (!text) {
		text = migrations.map(({ migration }) => migration.source.toLowerCase());
		texts.set(migrations, text);
	}
	return text;
}

function isEmpty({ columns, rows }: TableRows, column: string): boolean {
	const index = columns.indexOf(column);
	return index >= 0 && rows.every((row) => row[index] === null);
}

function rowsOf(rows: Facts['rows'], { namespace, name }: RelationName): TableRows | undefined {
	return rows.find((each) => each.table === name && each.namespace === namespace);
}

function countOf(listed: TableRows | undefined): number {
	return listed ? listed.rows.length + listed.more : 0;
}
