import { displayName } from '../model/name.ts';
import type { Column, ForeignKey, Table } from '../model/objects.ts';
import { partsOf, type Schema } from '../model/schema.ts';
import type { Facts, RelationClass } from './facts.ts';
import { isSelfReference, keysTo, targetOf } from './references.ts';
import { findTable, relationId } from './relations.ts';
import { singularName, snakeCase } from './words/nouns.ts';

/** What tables are classified by; without rows no table is a list that the migrations fill. */
export type ClassifiedFacts = Pick<Facts, 'schema' | 'classify'> & Partial<Pick<Facts, 'rows'>>;

const AUDIT_NAME = /(?:^|_)(?:audit_(?:entry|entries|events?|logs?|records?|trails?)|auditlogs?)(?:_\d+)?$/;
const LOG_NAME =
	/(?:^|_)(?:logs?|history|histories|events?|journal|activity|activities|changelog|modlog|audits?|log_entr(?:y|ies))(?:_\d+)?$/;
const ACTION_COLUMN = /^(?:action|action_type|event|event_type|operation)$/;
const LOG_TIME = /(?:^|_)(?:at|on|time|date|ts|timestamp)$/;
const EDIT_TIME = /^(?:updated|modified|edited|last_updated|last_modified|deleted)_?(?:at|on|time|date)$/;
/** Of those who use the database some are often there from the beginning, which makes no list of them. */
const ACTOR_NAME =
	/(?:^|_)(?:users?|accounts?|people|persons?|members?|customers?|tenants?|organi[sz]ations?|teams?)$/;
const BOOKKEEPING =
	/^(?:created|updated|inserted|added|granted|joined|assigned|deleted)_?(?:at|on|by|time|date)$/;
/** A list of more rows is data. */
const LONGEST_LIST = 1000;

/** What a table is for: what the config says of its name, else what its shape says; a partition is what its whole is. */
export function classifyTable(facts: ClassifiedFacts, table: Table): RelationClass {
	const said = facts.classify.find(
		({ pattern }) =>
			matches(pattern, table.name) || matches(pattern, displayName(table.namespace, table.name)),
	);
	if (said) return said.as;
	const whole = table.partitionOf && findTable(facts.schema, table.partitionOf);
	if (whole) return classifyTable(facts, whole);
	if (isJunction(facts.schema, table)) return 'relationship';
	if (isLog(facts.schema, table)) return 'audit';
	return isList(facts, table) ? 'reference' : 'core';
}

function isJunction(schema: Schema, table: Table): boolean {
	const foreignKeys = partsOf(schema, table, 'foreign-key');
	if (foreignKeys.length < 2) return false;
	const keys = partsOf(schema, table, 'primary-key', 'unique');
	if (keys.some(({ kind, columns }) => kind === 'primary-key' && joinsTables(columns, foreignKeys)))
		return true;
	const own = ownColumns(schema, table, foreignKeys).length;
	if (!keysTo(schema, table).some((key) => !isSelfReference(key))) {
		const away = foreignKeys.filter((key) => !isSelfReference(key));
		if (own === 0 && new Set(away.map(({ columns }) => columns.join('\0'))).size >= 2) return true;
		if (own <= 1 && isNamedAfterBoth(table, foreignKeys)) return true;
	}
	const joined = keys.find(({ kind, columns }) => kind === 'unique' && joinsTables(columns, foreignKeys));
	return joined !== undefined && own <= 2 && foreignKeys.length <= joined.columns.length;
}

/** True when every column is part of a foreign key and together they lead to two rows or more. */
function joinsTables(columns: readonly string[], foreignKeys: readonly ForeignKey[]): boolean {
	const within = foreignKeys.filter((key) => key.columns.every((column) => columns.includes(column)));
	const covered = new Set(within.flatMap((key) => key.columns));
	if (!columns.every((column) => covered.has(column))) return false;
	return new Set(within.map((key) => key.columns.join('\0'))).size >= 2;
}

/** The columns that say something: neither the row's own number nor what it points at nor who wrote it when. */
function ownColumns(schema: Schema, table: Table, foreignKeys: readonly ForeignKey[]): readonly Column[] {
	const linking = new Set(foreignKeys.flatMap(({ columns }) => columns));
	const primary = partsOf(schema, table, 'primary-key').flatMap(({ columns }) => columns);
	return partsOf(schema, table, 'column').filter(
		({ name }) =>
			!linking.has(name) &&
			!(primary.length === 1 && primary[0] === name) &&
			!BOOKKEEPING.test(snakeCase(name)),
	);
}

/** `plans_taxes` and `tax_plan` join `plans` and `taxes`. */
function isNamedAfterBoth(table: Table, foreignKeys: readonly ForeignKey[]): boolean {
	const name = wordsOf(table.name);
	const targets = [...new Set(foreignKeys.map((key) => wordsOf(targetOf(key).name)))];
	return targets.some((first) => targets.some((second) => first !== second && name === `${first} ${second}`));
}

function wordsOf(name: string): string {
	return snakeCase(name)
		.toLowerCase()
		.split('_')
		.map((word) => singularName(word))
		.join(' ');
}

function isLog(schema: Schema, table: Table): boolean {
	const name = snakeCase(table.name).toLowerCase();
	if (AUDIT_NAME.test(name)) return true;
	const columns = partsOf(schema, table, 'column');
	const isEdited = columns.some((column) => EDIT_TIME.test(snakeCase(column.name)));
	if (isEdited || !columns.some(isLogTime) || keysTo(schema, table).some((key) => !isSelfReference(key)))
		return false;
	if (LOG_NAME.test(name)) return true;
	return /_actions?$/.test(name) && columns.some((column) => ACTION_COLUMN.test(snakeCase(column.name)));
}

function isLogTime({ name, type }: Column): boolean {
	return /^(?:timestamp|date)/.test(type) || LOG_TIME.test(snakeCase(name).toLowerCase());
}

/** A short list of names that the migrations fill and that belongs to nobody. */
function isList({ schema, rows = [] }: ClassifiedFacts, table: Table): boolean {
	const listed = rows.find((each) => each.table === table.name && each.namespace === table.namespace);
	const count = listed ? listed.rows.length + listed.more : 0;
	if (count < 2 || count > LONGEST_LIST || ACTOR_NAME.test(snakeCase(table.name).toLowerCase())) return false;
	if (!partsOf(schema, table, 'column').some(({ type }) => /char|text|enum/.test(type))) return false;
	const filled = new Set(rows.map((each) => relationId({ namespace: each.namespace, name: each.table })));
	return partsOf(schema, table, 'foreign-key').every((key) => filled.has(relationId(targetOf(key))));
}

/** True when a name fits a pattern in which `*` stands for any run of characters. */
export function matches(pattern: string, name: string): boolean {
	const [first = '', ...rest] = pattern.split('*');
	if (rest.length === 0) return pattern === name;
	if (!name.startsWith(first)) return false;
	const last = rest.pop()!;
	let from = first.length;
	for (const part of rest) {
		const found = name.indexOf(part, from);
		if (found < 0) return false;
		from = found + part.length;
	}
	return name.length - last.length >= from && name.endsWith(last);
}
