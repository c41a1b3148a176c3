import type { Column, Table } from '../../model/objects.ts';
import { partsOf, type Schema } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { namedType } from '../named-types.ts';
import { nameOf } from '../relations.ts';
import { listed } from '../words/listing.ts';
import { snakeCase } from '../words/nouns.ts';
import { triggerEffects } from './trigger-effects.ts';

/** How rows of a table come, change and go, as Markdown; empty cells where the schema does not say. */
export interface Lifecycle {
	readonly table: string;
	readonly begins: string;
	readonly changes: string;
	readonly ends: string;
}

const CREATED =
	/^(?:created|inserted|placed|registered|joined|added|issued|received|changed|occurred|logged|recorded)_?(?:at|on|time|date)$/;
const UPDATED = /^(?:last_)?(?:updated|modified|edited)_?(?:at|on|time|date)?$/;
const DELETED = /^(?:(?:deleted|removed|discarded)_?(?:at|on|time|date)?|is_(?:deleted|removed))$/;
const ARCHIVED =
	/^(?:(?:archived|closed|disabled|deactivated|cancell?ed|revoked)_?(?:at|on|time|date)|is_archived|archived)$/;
const EXPIRES =
	/^(?:(?:expires?|valid|expiration|expiry|ends?|retention)_?(?:at|on|until|time|date|to)|retain_until|delete_after)$/;
const STATE = /^(?:.+_)?(?:status|state|stage|phase)$/;
const MOST_STATES = 8;

/** How rows of a table come, change and go; null where nothing tells more than when they were written. */
export function describeLifecycle(schema: Schema, table: Table): Lifecycle | null {
	const columns = partsOf(schema, table, 'column');
	const find = (name: RegExp) => columns.filter((column) => name.test(snakeCase(column.name).toLowerCase()));
	const begins = find(CREATED)
		.filter(({ default: value }) => value !== null)
		.map(({ name }) => codeSpan(name));
	const kept = new Set(
		partsOf(schema, table, 'trigger')
			.filter(({ enabled }) => enabled !== 'disabled')
			.flatMap((trigger) => triggerEffects(schema, trigger).sets),
	);
	const updated = find(UPDATED).map(
		({ name }) => `${codeSpan(name)}, ${kept.has(name) ? 'kept by a trigger' : 'left to who writes'}`,
	);
	const states = find(STATE).flatMap((column) => describeStates(schema, column));
	const ends = [
		...find(DELETED).map(({ name }) => `marked by ${codeSpan(name)}`),
		...find(ARCHIVED).map(({ name }) => `put aside by ${codeSpan(name)}`),
		...find(EXPIRES).map(({ name }) => `over at ${codeSpan(name)}`),
		...partition(table),
	];
	const lifecycle = {
		table: nameOf(table),
		begins: listed(begins),
		changes: [...updated, ...states].join('; '),
		ends: ends.join('; '),
	};
	const isPlain =
		states.length === 0 && ends.length === 0 && !updated.some((words) => words.endsWith('trigger'));
	return isPlain ? null : lifecycle;
}

/** The states of a column whose type lists them. */
function describeStates(schema: Schema, { name, type }: Column): readonly string[] {
	const found = namedType(schema, type);
	if (found?.kind !== 'enum') return [];
	if (found.labels.length > MOST_STATES) return [codeSpan(name)];
	return [`${codeSpan(name)}: ${found.labels.map(codeSpan).join(', ')}`];
}

function partition({ partitionBy }: Table): readonly string[] {
	return partitionBy === null ? [] : ['with its partition'];
}
