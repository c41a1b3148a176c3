import { displayName } from '../model/name.ts';
import type { Column, Table } from '../model/objects.ts';
import { partsOf, type Schema } from '../model/schema.ts';
import type { Facts, RelationClass } from './facts.ts';
import { isJunction } from './junction.ts';
import { isList, type ListFacts } from './list-tables.ts';
import { isSelfReference, keysTo } from './references.ts';
import { findTable } from './relations.ts';
import { snakeCase } from './words/nouns.ts';

/** What tables are classified by; without rows no table is a list that the migrations fill. */
export type ClassifiedFacts = Pick<Facts, 'schema' | 'classify'> & ListFacts;

const AUDIT_NAME = /(?:^|_)(?:audit_(?:entry|entries|events?|logs?|records?|trails?)|auditlogs?)(?:_\d+)?$/;
const LOG_NAME =
	/(?:^|_)(?:logs?|history|histories|events?|journal|activity|activities|changelog|modlog|audits?|log_entr(?:y|ies))(?:_\d+)?$/;
const ACTION_COLUMN = /^(?:action|action_type|event|event_type|operation)$/;
const LOG_TIME = /(?:^|_)(?:at|on|time|date|ts|timestamp)$/;
const EDIT_TIME = /^(?:updated|modified|edited|last_updated|last_modified|deleted)_?(?:at|on|time|date)$/;

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
