import { displayName } from '../model/name.ts';
import type { Column, ForeignKey, Table } from '../model/objects.ts';
import { partsOf, type Schema } from '../model/schema.ts';
import type { Facts, RelationClass } from './facts.ts';
import { findTable } from './relations.ts';
import { snakeCase } from './words/nouns.ts';

const AUDIT_NAME =
	/(?:^|_)(?:audit|audits|log|logs|history|histories|event|events|journal|activity|activities|changelog)(?:_|$)|_(?:audit|log|history|events)s?$/;
const LOG_TIME =
	/^(?:created|changed|logged|occurred|happened|recorded|performed|inserted|event|action)_?(?:at|on|time|date)$|^(?:timestamp|ts|time|at)$/;
const EDIT_TIME = /^(?:updated|modified|edited|last_updated|last_modified|deleted)_?(?:at|on|time|date)$/;

/** What a table is for: what the config says of its name, else what its shape says; a partition is what its whole is. */
export function classifyTable(facts: Pick<Facts, 'schema' | 'classify'>, table: Table): RelationClass {
	const said = facts.classify.find(
		({ pattern }) =>
			matches(pattern, table.name) || matches(pattern, displayName(table.namespace, table.name)),
	);
	if (said) return said.as;
	const whole = table.partitionOf && findTable(facts.schema, table.partitionOf);
	if (whole) return classifyTable(facts, whole);
	if (isJunction(facts.schema, table)) return 'relationship';
	return isLog(facts.schema, table) ? 'audit' : 'core';
}

function isJunction(schema: Schema, table: Table): boolean {
	const foreignKeys = partsOf(schema, table, 'foreign-key');
	const keys = partsOf(schema, table, 'primary-key', 'unique');
	if (keys.some(({ kind, columns }) => kind === 'primary-key' && joinsTables(columns, foreignKeys)))
		return true;
	const joined = keys.find(({ kind, columns }) => kind === 'unique' && joinsTables(columns, foreignKeys));
	if (!joined || foreignKeys.length > joined.columns.length) return false;
	const others = partsOf(schema, table, 'column').filter(({ name }) => !joined.columns.includes(name));
	return others.length <= 3;
}

/** True when every column is part of a foreign key and together they lead to two rows or more. */
function joinsTables(columns: readonly string[], foreignKeys: readonly ForeignKey[]): boolean {
	const within = foreignKeys.filter((key) => key.columns.every((column) => columns.includes(column)));
	const covered = new Set(within.flatMap((key) => key.columns));
	if (!columns.every((column) => covered.has(column))) return false;
	return new Set(within.map((key) => key.columns.join('\0'))).size >= 2;
}

function isLog(schema: Schema, table: Table): boolean {
	if (!AUDIT_NAME.test(snakeCase(table.name))) return false;
	const columns = partsOf(schema, table, 'column');
	return columns.some(isLogTime) && !columns.some(({ name }) => EDIT_TIME.test(snakeCase(name)));
}

function isLogTime({ name, type }: Column): boolean {
	return /^(?:timestamp|date)/.test(type) || LOG_TIME.test(snakeCase(name));
}

function matches(pattern: string, name: string): boolean {
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
