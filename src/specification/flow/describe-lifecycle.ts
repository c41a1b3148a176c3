import type { Column, Table } from '../../model/objects.ts';
import { partsOf, type Schema } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { canMark, isFlag } from '../marks.ts';
import { namedType } from '../named-types.ts';
import { nameOf } from '../relations.ts';
import { endsItsTime } from '../retention/expiry-columns.ts';
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
const ARCHIVED_FLAG = /^(?:is_)?(?:closed|disabled|deactivated|cancell?ed|revoked)$/;
const EXPIRES =
	/^(?:(?:expires?|expired|valid|expiration|expiry|ends?|retention)_?(?:at|on|until|time|date|to)|retain_until|delete_after)$/;
const STATE = /^(?:.+_)?(?:status|state|stage|phase)$/;
const MOST_STATES = 8;

/** How rows of a table come, change and go; null where nothing tells more than when they were written. */
export function describeLifecycle(schema: Schema, table: Table): Lifecycle | null {
	const columns = partsOf(schema, table, 'column');
	const find = (name: RegExp) => columns.filter((column) => name.test(snakeCase(column.name).toLowerCase()));
	const begins = find(CREATED)
		.filter(({ default: value }) => value !== null)
		.map(({ name }) => codeSpan(name));
	const updated = find(UPDATED).map(
		({ name }) => `${codeSpan(name)}, ${describeKeeper(schema, table, name)}`,
	);
	const states = find(STATE).flatMap((column) => describeStates(schema, column));
	const ends = [
		...told('marked as deleted by', find(DELETED).filter(canMark)),
		...told('put aside by', [...find(ARCHIVED).filter(canMark), ...find(ARCHIVED_FLAG).filter(isFlag)]),
		...told(
			'expires at',
			columns.filter((column) => find(EXPIRES).includes(column) || endsItsTime(column)),
		),
		...partition(table),
	];
	const lifecycle = {
		table: nameOf(table),
		begins: listed(begins),
		changes: [...updated, ...states].join('; '),
		ends: ends.join('; '),
	};
	const isPlain = states.length === 0 && ends.length === 0 && !updated.some((words) => words.includes(KEPT));
	return isPlain ? null : lifecycle;
}

function told(words: string, columns: readonly Column[]): readonly string[] {
	return columns.length === 0 ? [] : [`${words} ${listed(columns.map(({ name }) => codeSpan(name)))}`];
}

const KEPT = 'kept by a trigger';

/** Who sets the time of the last change. */
function describeKeeper(schema: Schema, table: Table, name: string): string {
	const events = partsOf(schema, table, 'trigger')
		.filter(
			(trigger) => trigger.enabled !== 'disabled' && triggerEffects(schema, trigger).sets.includes(name),
		)
		.flatMap((trigger) => trigger.events)
		.filter((event) => /^update\b/i.test(event));
	if (events.length === 0) return 'left to the application';
	if (events.some((event) => /^update$/i.test(event))) return KEPT;
	const columns = events.flatMap((event) => event.replace(/^update of /i, '').split(', '));
	return `${KEPT} when ${listed([...new Set(columns)].map(codeSpan), 'or')} is updated`;
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
