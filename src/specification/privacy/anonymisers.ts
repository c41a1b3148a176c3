import { quoteIdentifier, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import type { Column, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { isSelfReference, keysFrom, keysTo } from '../references.ts';
import { relationId } from '../relations.ts';
import { singularName, snakeCase } from '../words/nouns.ts';
import { anonymousValue } from './anonymous-value.ts';
import { findErasure, target } from './erasure.ts';
import { findPersonalTables, type PersonalColumn, type PersonalTable } from './find-personal.ts';
import { isHidden } from './keeping.ts';
import { plainWords } from './plain-words.ts';
import { typeResolver } from './value-types.ts';

const PLAIN_NAME = /^[a-z][a-z0-9_]{0,40}$/;

/** Tables of people of whom nothing is known but that they were asked. */
const ASKED = /(?:^|_)(?:invit\w*|registrations?|requests?)$/;

const PARAMETER = 'person';

/** A function that makes a row of a table of people tell nothing of the person any more. */
export interface Anonymiser {
	readonly table: Table;
	/** The function, without a semicolon. */
	readonly statement: string;
	/** A call of it for rows that are there, by which it is tried out and which is not printed. */
	readonly trial: string;
}

/** A function for each table of people that no routine of the schema anonymises, made of the columns found. */
export function listAnonymisers(schema: Schema): readonly Anonymiser[] {
	const found = findPersonalTables(schema);
	const people = new Set(found.filter((each) => each.isOfPeople).map(({ table }) => relationId(table)));
	const taken = new Set([...objectsOf(schema, 'function'), ...objectsOf(schema, 'procedure')].map(nameKey));
	return found.flatMap((person): readonly Anonymiser[] => {
		const { table, isOfPeople } = person;
		const noun = singularName(snakeCase(table.name));
		const name = { namespace: table.namespace, name: `anonymise_${noun}` };
		if (!isOfPeople || !PLAIN_NAME.test(noun) || ASKED.test(noun) || taken.has(nameKey(name))) return [];
		if (findErasure(schema, person, people).emptiedBy.length > 0) return [];
		const isPart = partsOf(schema, table, 'foreign-key').some(
			(key) =>
				key.onDelete === 'cascade' &&
				relationId(target(key)) !== relationId(table) &&
				people.has(relationId(target(key))),
		);
		const anonymiser = isPart ? null : write(schema, person, found, name.name);
		return anonymiser ? [anonymiser] : [];
	});
}

function nameKey({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
	return JSON.stringify([namespace, name]);
}

function write(
	schema: Schema,
	person: PersonalTable,
	found: readonly PersonalTable[],
	name: string,
): Anonymiser | null {
	const { table } = person;
	const key = keyOf(schema, table);
	if (!key) return null;
	const links = found.flatMap((each) => {
		const link = each === person ? null : linkTo(schema, each.table, table, key.name);
		return link === null ? [] : [{ each, link }];
	});
	// A column or a table of this name would be taken for the parameter.
	const isTaken = [person, ...links.map(({ each }) => each)].some(
		(each) =>
			each.table.name === PARAMETER ||
			partsOf(schema, each.table, 'column').some((column) => column.name === PARAMETER),
	);
	const value = isTaken ? '$1' : PARAMETER;
	const own = update(schema, person, `${quoteIdentifier(key.name)} = ${value}`);
	if (own === null) return null;
	const others = links.flatMap(({ each, link }) => {
		if (letsIn(schema, each))
			return [
				`DELETE FROM ${quoteRelation(each.table.namespace, each.table.name)}\nWHERE ${quoteIdentifier(link)} = ${value}`,
			];
		const theirs = isOnlyTheirs(schema, each.table, table);
		const columns = each.columns.filter((column) => column.group !== 'secret' || (theirs && canGo(column)));
		const change = update(schema, { ...each, columns }, `${quoteIdentifier(link)} = ${value}`);
		return change === null ? [] : [change];
	});
	const called = quoteRelation(table.namespace, name);
	const body = [own, ...others].map((statement) => `    ${statement.replaceAll('\n', '\n    ')};`).join('\n');
	const parameters = isTaken ? key.type : `${PARAMETER} ${key.type}`;
	return {
		table,
		statement: `CREATE FUNCTION ${called}(${parameters}) RETURNS void\nLANGUAGE sql\nBEGIN ATOMIC\n${body}\nEND`,
		trial: `SELECT ${called}(${quoteIdentifier(key.name)}) FROM ${quoteRelation(table.namespace, table.name)} LIMIT 20`,
	};
}

/** Names of tables whose rows are ways in. */
const WAY_IN =
	/(?:^|_)(?:sessions?|tokens?|passkeys?|webauthn|credentials?|passwords?|password_resets?|authentications?|oauth)(?:_|$)/;

/** True for sessions and the like, which must not outlive the account, unless other rows keep them or a trigger acts on their end. */
function letsIn(schema: Schema, { table, columns }: PersonalTable): boolean {
	const holds = columns.some(({ group, what }) => group === 'secret' || SIGNS_IN.has(what));
	if (!holds || !WAY_IN.test(plainWords(table.name))) return false;
	const kept = keysTo(schema, table).some(
		(key) => !isSelfReference(key) && (key.onDelete === 'no action' || key.onDelete === 'restrict'),
	);
	const isWatched = partsOf(schema, table, 'trigger').some(
		({ events, enabled }) => enabled !== 'disabled' && events.some((event) => /^delete$/i.test(event)),
	);
	return !kept && !isWatched;
}

/** What lets a person in besides a secret, as the vocabulary has it. */
const SIGNS_IN: ReadonlySet<string> = new Set(['way to sign in', 'account elsewhere']);

/** True where rows hang on nothing but the person, so that a secret in them is nobody else's. */
function isOnlyTheirs(schema: Schema, table: Table, person: Table): boolean {
	return keysFrom(schema, table).every(
		(key) => isSelfReference(key) || relationId(target(key)) === relationId(person),
	);
}

/** False for a key that something may be encrypted with, where the rows cannot do without one. */
function canGo({ column, what }: PersonalColumn): boolean {
	return what !== 'secret or key' || !column.notNull;
}

/** The column that tells a table's rows apart, if it is one alone. */
function keyOf(schema: Schema, table: Table): Column | null {
	const [name, ...more] = partsOf(schema, table, 'primary-key')[0]?.columns ?? [];
	if (name === undefined || more.length > 0) return null;
	return partsOf(schema, table, 'column').find((column) => column.name === name) ?? null;
}

/** The column by which rows belong to a person, if exactly one does. */
function linkTo(schema: Schema, table: Table, person: Table, column: string): string | null {
	const links = partsOf(schema, table, 'foreign-key').filter(
		(key) =>
			key.columns.length === 1 &&
			key.references.columns[0] === column &&
			relationId(target(key)) === relationId(person),
	);
	return links.length === 1 ? (links[0]?.columns[0] ?? null) : null;
}

/** The statement that empties a table's personal columns; null where none of them can be. */
function update(schema: Schema, { table, columns }: PersonalTable, where: string): string | null {
	const resolve = typeResolver(schema);
	const key = keyOf(schema, table);
	const assignments = columns.flatMap(({ column, what, group }) => {
		const value = anonymousValue({
			column,
			what,
			isOpenSecret: group === 'secret' && !isHidden(column),
			type: resolve(column.type),
			isUnique: takesPartInKey(schema, table, column),
			key: key && key !== column ? key : null,
		});
		return value === null ? [] : [`${quoteIdentifier(column.name)} = ${value}`];
	});
	if (assignments.length === 0) return null;
	return `UPDATE ${quoteRelation(table.namespace, table.name)} SET\n    ${assignments.join(',\n    ')}\nWHERE ${where}`;
}

/** True where a unique key or index is about the column, alone or not, as it is or changed. */
function takesPartInKey(schema: Schema, table: Table, { name }: Column): boolean {
	const keys = partsOf(schema, table, 'primary-key', 'unique', 'exclusion').map(({ columns }) => columns);
	if (keys.some((columns) => columns.includes(name))) return true;
	return partsOf(schema, table, 'index').some(
		(index) => index.unique && index.keys.some((key) => key.split(/\W+/).includes(name)),
	);
}
