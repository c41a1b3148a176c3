import { displayDefined, isDefined } from '../../model/defined-objects.ts';
import type { ForeignTable } from '../../model/foreign-table.ts';
import { displayName, readableName } from '../../model/name.ts';
import type { Column, ForeignKey, Index, SchemaObject } from '../../model/objects.ts';
import { KIND_NOUNS } from './kinds.ts';
import { join, type Phrase, phrase, plain } from './phrase.ts';

/** The kind and name of an object, such as ``column `phone` ``; a part of a relation goes without the relation's name. */
export function nameObject(object: SchemaObject): Phrase {
	return phrase`${plain(KIND_NOUNS[object.kind][0])} ${ownName(object)}`;
}

function ownName(object: SchemaObject): string {
	if (isDefined(object)) return displayDefined(object);
	if (object.kind === 'function' || object.kind === 'procedure') {
		return `${displayName(object.namespace, object.name)}(${object.identityArguments})`;
	}
	if ('relation' in object || object.kind === 'namespace' || object.kind === 'extension') {
		return readableName(object.name);
	}
	return displayName(object.namespace, object.name);
}

/** What a reader wants to know of a new object besides its name; empty where the name says it all. */
export function describeObject(object: SchemaObject): Phrase {
	if (isDefined(object)) return [];
	switch (object.kind) {
		case 'column':
			return describeColumn(object);
		case 'primary-key':
		case 'unique':
			return names(object.columns);
		case 'foreign-key':
			return describeForeignKey(object);
		case 'check':
			return phrase`${object.expression}`;
		case 'exclusion':
			return phrase`${object.definition}`;
		case 'index':
			return describeIndex(object);
		case 'enum':
			return names(object.labels);
		case 'domain':
		case 'sequence':
			return phrase`${object.type}`;
		case 'composite':
			return names(object.attributes.map((attribute) => attribute.name));
		case 'function':
			return object.result === null ? [] : phrase`returns ${object.result}`;
		case 'trigger':
			return phrase`${plain(object.timing)} ${join(object.events.map(describeEvent), ' or ')} calls ${object.function}`;
		case 'foreign-table':
			return describeForeignTable(object);
		case 'policy':
			return phrase`for ${plain(object.command)} to ${names(object.roles)}`;
		case 'namespace':
		case 'extension':
		case 'procedure':
		case 'table':
		case 'rule':
		case 'view':
		case 'materialized-view':
			return [];
	}
}

function describeColumn(column: Column): Phrase {
	const facts = [phrase`${column.type}`];
	if (column.notNull) facts.push(plain('not null'));
	if (column.default !== null) facts.push(phrase`default ${column.default}`);
	if (column.identity) facts.push(plain(`identity, generated ${column.identity.generation}`));
	if (column.generated) facts.push(phrase`generated as ${column.generated.expression}`);
	return join(facts, ', ');
}

function describeForeignKey(key: ForeignKey): Phrase {
	const target = displayName(key.references.namespace, key.references.relation);
	const rules = [
		...(key.onDelete === 'no action' ? [] : [plain(`on delete ${key.onDelete}`)]),
		...(key.onUpdate === 'no action' ? [] : [plain(`on update ${key.onUpdate}`)]),
	];
	return join([phrase`${names(key.columns)} to ${target}`, ...rules], ', ');
}

function describeIndex(index: Index): Phrase {
	const facts = [phrase`on ${names(index.keys)}`];
	if (index.unique) facts.unshift(plain('unique'));
	if (index.method !== 'btree') facts.push(phrase`using ${index.method}`);
	if (index.predicate !== null) facts.push(phrase`where ${index.predicate}`);
	return join(facts, ', ');
}

/** An event of a trigger may hold names of columns. */
function describeEvent(event: string): Phrase {
	const opening = 'update of ';
	return event.startsWith(opening) ? phrase`update of ${event.slice(opening.length)}` : plain(event);
}

function describeForeignTable({ columns, server }: ForeignTable): Phrase {
	const inside = columns.length === 0 ? [] : [phrase`columns ${names(columns.map(({ name }) => name))}`];
	return join([...inside, phrase`server ${server}`], ', ');
}

const MOST_NAMES = 12;

/** Names with commas; those beyond a dozen are counted. */
export function names(all: readonly string[]): Phrase {
	const shown = join(
		all.slice(0, MOST_NAMES).map((name) => phrase`${name}`),
		', ',
	);
	return all.length > MOST_NAMES ? [...shown, ` and ${all.length - MOST_NAMES} more`] : shown;
}
