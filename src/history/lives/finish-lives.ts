import { type Identity, identifyRelation } from '../../model/identity.ts';
import type { SchemaObject } from '../../model/objects.ts';
import { findObject, type Schema } from '../../model/schema.ts';
import type { Census } from './census.ts';
import type { Life, TableLife } from './life.ts';
import type { OpenLife } from './open-life.ts';

/** What is to be told of a census when the last migration is over, tables in the order in which they were first seen. */
export function finishLives(
	{ tables, strayIndexes }: Pick<Census, 'tables' | 'strayIndexes'>,
	schema: Schema,
): readonly TableLife[] {
	const strays = Map.groupBy(strayIndexes, tableFinder(schema));
	return tables.flatMap((table) => {
		if (!isToBeTold(table)) return [];
		const object = objectOf(schema, table);
		// What exists and is not in the schema is a tool's own; a partition is a part of its whole.
		if (table.exists && (object?.kind !== 'table' || object.partitionOf)) return [];
		const indexes = table.exists ? (strays.get(`table ${table.name}`) ?? []) : [];
		const parts = [...table.parts, ...indexes].filter(
			(part) => isToBeTold(part) && !isInherited(objectOf(schema, part)),
		);
		return [{ ...closeLife(table), kind: 'table', parts: parts.map(closeLife) }];
	});
}

function isToBeTold({ isGiven, turns }: OpenLife): boolean {
	return !isGiven && turns.length > 0;
}

function closeLife(life: OpenLife): Life {
	const { kind, exists, turns } = life;
	return { kind, name: nameOf(life), exists, turns };
}

function nameOf({ kind, name, table }: OpenLife): string {
	return table && kind !== 'index' ? `${table.name}.${name}` : name;
}

function objectOf(schema: Schema, life: OpenLife): SchemaObject | undefined {
	return findObject(schema, `${life.kind} ${nameOf(life)}` as Identity);
}

function isInherited(object: SchemaObject | undefined): boolean {
	return object !== undefined && 'inherited' in object && Boolean(object.inherited);
}

/** The identity of the table that an index is on, where the schema has it. */
function tableFinder(schema: Schema): (index: OpenLife) => string {
	return (index) => {
		const object = objectOf(schema, index);
		return object?.kind === 'index' ? identifyRelation('table', object.namespace, object.relation) : '';
	};
}
