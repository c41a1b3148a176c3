import { identify } from '../../model/identity.ts';
import { quoteName } from '../../model/name.ts';
import type { Column, MaterializedView, Table, Trigger, View } from '../../model/objects.ts';
import { objectsOf, partsOf, type RelationName, type Schema } from '../../model/schema.ts';
import { listTokens } from '../../sql/tokens.ts';
import { codeSpan } from '../markdown.ts';
import { nameOf } from '../relations.ts';
import { listed } from '../words/listing.ts';
import { isBookkeeping, triggerEffects } from './trigger-effects.ts';
import type { Writing } from './written-tables.ts';

/** What happens by itself to rows of a table, as Markdown: computed columns, and triggers that write other tables. */
export function describeTransformations(schema: Schema, table: RelationName): readonly string[] {
	const columns = partsOf(schema, table, 'column');
	const computed = columns.flatMap((column) => describeComputed(column, columns));
	const triggers = partsOf(schema, table, 'trigger').flatMap((trigger) => describeTrigger(schema, trigger));
	return [...computed, ...triggers];
}

function describeComputed({ name, generated }: Column, columns: readonly Column[]): readonly string[] {
	if (!generated) return [];
	const words = new Set(listTokens(generated.expression).map(({ text }) => text));
	const sources = columns
		.filter((column) => words.has(quoteName(column.name)))
		.map((column) => codeSpan(column.name));
	const from = sources.length > 0 ? ` from ${listed(sources)}` : '';
	const when = generated.stored ? 'when the row is written' : 'when it is read';
	return [`${codeSpan(name)} is computed${from} ${when}.`];
}

function describeTrigger(schema: Schema, trigger: Trigger): readonly string[] {
	const effects = triggerEffects(schema, trigger);
	if (isBookkeeping(effects)) return [];
	const { sets, writes, through } = effects;
	const words = [
		...(sets.length > 0 ? [`sets ${listed(sets.map(codeSpan))}`] : []),
		...(writes.length > 0 ? [describeWritings(writes)] : []),
	];
	const events = listed(
		trigger.events.map((event) => event.toLowerCase()),
		'or',
	);
	const off = trigger.enabled === 'disabled' ? ' (switched off)' : '';
	const name = codeSpan(`${trigger.function}()`);
	const callees = [...new Set(through.map((routine) => codeSpan(`${nameOf(routine)}()`)))];
	const way = callees.length > 0 ? `, by way of ${listed(callees)}` : '';
	return [`${MOMENTS[trigger.timing]} ${events}, ${name} ${words.join(' and ')}${way}${off}.`];
}

const MOMENTS: Readonly<Record<Trigger['timing'], string>> = {
	before: 'Before',
	after: 'After',
	'instead of': 'In place of',
};

/** What a routine does to tables, as Markdown: `adds rows to and changes a, and deletes from b`. */
export function describeWritings(writings: readonly Writing[]): string {
	const verbsOf = new Map<string, string[]>();
	for (const { verb, table } of writings) {
		const name = codeSpan(nameOf(table));
		verbsOf.set(name, [...(verbsOf.get(name) ?? []), verb]);
	}
	const tablesOf = new Map<string, string[]>();
	for (const [name, verbs] of verbsOf) {
		const key = listed(verbs);
		tablesOf.set(key, [...(tablesOf.get(key) ?? []), name]);
	}
	return [...tablesOf].map(([verbs, tables]) => `${verbs} ${listed(tables)}`).join('; ');
}

/** The relations that a view is made from, in the schema's order. */
export function sourcesOf(schema: Schema, view: View | MaterializedView): readonly RelationName[] {
	const needed = new Set<string>();
	for (const identity of schema.dependencies.get(identify(view)) ?? []) {
		const relation = /^column ((?:"(?:[^"]|"")*"|[^.]+)\.(?:"(?:[^"]|"")*"|[^.]+))\./.exec(identity)?.[1];
		if (relation !== undefined) needed.add(relation);
		else needed.add(identity.replace(/^(?:table|view|materialized-view|foreign-table) /, ''));
	}
	const relations: readonly (Table | View | MaterializedView)[] = [
		...objectsOf(schema, 'table'),
		...objectsOf(schema, 'view'),
		...objectsOf(schema, 'materialized-view'),
	];
	return relations.filter((relation) => relation !== view && needed.has(qualified(relation)));
}

function qualified({ namespace, name }: RelationName): string {
	return `${quoteName(namespace)}.${quoteName(name)}`;
}
