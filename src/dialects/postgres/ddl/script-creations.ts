import { type Identity, identify } from '../../../model/identity.ts';
import type { ObjectKind, SchemaObject } from '../../../model/objects.ts';
import { objectsOf, type Schema } from '../../../model/schema.ts';
import { writeBareTable, writeScatteredColumns } from './bare-tables.ts';
import { writeDomainCreation } from './domains.ts';
import { findScatteredColumns } from './scattered-columns.ts';
import { writeSequenceCreation } from './sequences.ts';
import { writeTableCreation } from './table-creation.ts';
import { writeObject } from './write-object.ts';
import type { Phase } from './write-schema.ts';

const TITLES: Partial<Readonly<Record<ObjectKind, string>>> = {
	namespace: 'Namespaces',
	extension: 'Extensions',
	enum: 'Types',
	domain: 'Types',
	composite: 'Types',
	sequence: 'Sequences',
	function: 'Functions and procedures',
	procedure: 'Functions and procedures',
	table: 'Tables',
	view: 'Views',
	'materialized-view': 'Materialized views',
};

/** The objects in the order given, a heading wherever their sort changes. */
export function writeCreations(
	schema: Schema,
	order: readonly SchemaObject[],
	deferred: ReadonlySet<Identity>,
): readonly Phase[] {
	const phases: { title: string; groups: (readonly string[])[] }[] = [];
	// An empty database has `public`; this one has not.
	if (!objectsOf(schema, 'namespace').some(({ name }) => name === 'public')) {
		phases.push({ title: 'Namespaces', groups: [['DROP SCHEMA IF EXISTS public']] });
	}
	const scattered = findScatteredColumns(schema);
	const bare = order.filter((object) => object.kind === 'table' && scattered.tables.has(identify(object)));
	for (const object of order) {
		const title = TITLES[object.kind] ?? object.kind;
		if (phases.at(-1)?.title !== title) phases.push({ title, groups: [] });
		const groups = phases.at(-1)?.groups ?? [];
		if (object.kind !== 'table' || !bare.includes(object))
			groups.push(writeCreation(schema, object, deferred));
		else groups.push(writeBareTable(object));
		if (object === bare.at(-1)) groups.push(...writeScatteredColumns(schema, scattered, deferred));
	}
	return phases;
}

function writeCreation(
	schema: Schema,
	object: SchemaObject,
	deferred: ReadonlySet<Identity>,
): readonly string[] {
	switch (object.kind) {
		case 'table':
			return writeTableCreation(object, schema, deferred);
		case 'sequence':
			return writeSequenceCreation(object);
		case 'domain':
			return writeDomainCreation(object, deferred.has(identify(object)));
		default:
			return writeObject(schema, identify(object));
	}
}
