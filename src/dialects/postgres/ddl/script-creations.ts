import { type Identity, identify } from '../../../model/identity.ts';
import type { ObjectKind, SchemaObject } from '../../../model/objects.ts';
import { objectsOf, type Schema } from '../../../model/schema.ts';
import { hasParsedBody, writeBareRoutine } from './bare-routines.ts';
import { writeBareTable, writeScatteredColumns } from './bare-tables.ts';
import { replaceBareView, writeBareView } from './bare-views.ts';
import type { Turn } from './creation-order.ts';
import { writeDomainCreation, writeDomainRules } from './domains.ts';
import { findScatteredColumns } from './scattered-columns.ts';
import { writeSequenceCreation } from './sequences.ts';
import { writeTableCreation } from './table-creation.ts';
import { writeObject } from './write-object.ts';
import type { Phase } from './write-schema.ts';

const TITLES: Partial<Readonly<Record<ObjectKind, string>>> = {
	namespace: 'Namespaces',
	extension: 'Extensions',
	language: 'Languages',
	'access-method': 'Access methods',
	collation: 'Collations',
	enum: 'Types',
	domain: 'Types',
	composite: 'Types',
	range: 'Types',
	'base-type': 'Types',
	sequence: 'Sequences',
	function: 'Functions and procedures',
	procedure: 'Functions and procedures',
	cast: 'Casts, operators and aggregates',
	operator: 'Casts, operators and aggregates',
	aggregate: 'Casts, operators and aggregates',
	transform: 'Casts, operators and aggregates',
	'operator-family': 'Operator classes and families',
	'operator-class': 'Operator classes and families',
	conversion: 'Conversions',
	'text-search-parser': 'Text search',
	'text-search-template': 'Text search',
	'text-search-dictionary': 'Text search',
	'text-search-configuration': 'Text search',
	'foreign-data-wrapper': 'Foreign data',
	server: 'Foreign data',
	'user-mapping': 'Foreign data',
	table: 'Tables',
	column: 'Columns of tables that were there before',
	'foreign-table': 'Foreign tables',
	view: 'Views',
	'materialized-view': 'Materialized views',
};

/** The objects in the order given, a heading wherever their sort changes. */
export function writeCreations(
	schema: Schema,
	order: readonly Turn[],
	deferred: ReadonlySet<Identity>,
): readonly Phase[] {
	const phases: { title: string; groups: (readonly string[])[] }[] = [];
	// An empty database has `public`; this one has not.
	if (!objectsOf(schema, 'namespace').some(({ name }) => name === 'public')) {
		phases.push({ title: 'Namespaces', groups: [['DROP SCHEMA IF EXISTS public']] });
	}
	const scattered = findScatteredColumns(schema);
	const bare = order
		.map(({ object }) => object)
		.filter((object) => object.kind === 'table' && scattered.tables.has(identify(object)));
	for (const { object, form } of order) {
		const title = TITLES[object.kind] ?? object.kind;
		if (phases.at(-1)?.title !== title) phases.push({ title, groups: [] });
		const groups = phases.at(-1)?.groups ?? [];
		if (object.kind !== 'table' || !bare.includes(object))
			groups.push(form === 'bare' ? writeBare(object) : writeCreation(schema, object, form, deferred));
		else groups.push(writeBareTable(object));
		if (object === bare.at(-1)) groups.push(...writeScatteredColumns(schema, scattered, deferred));
	}
	return phases;
}

/** No more than a type's name, a view's columns, a routine's signature or a domain without rules, for what these need themselves. */
function writeBare(object: SchemaObject): readonly string[] {
	if (object.kind === 'view') return [writeBareView(object)];
	if (hasParsedBody(object)) return [writeBareRoutine(object)];
	if (object.kind === 'domain') return writeDomainCreation(object, true);
	return 'statements' in object ? object.statements.slice(0, 1) : [];
}

function writeCreation(
	schema: Schema,
	object: SchemaObject,
	form: Turn['form'],
	deferred: ReadonlySet<Identity>,
): readonly string[] {
	switch (object.kind) {
		case 'table':
			return writeTableCreation(object, schema, deferred);
		case 'sequence':
			return writeSequenceCreation(object);
		case 'domain':
			return form === 'rest' ? writeDomainRules(object) : writeDomainCreation(object, false);
		default: {
			const statements = writeObject(schema, identify(object));
			if (form !== 'rest') return statements;
			if (hasParsedBody(object)) return statements;
			return object.kind === 'view' ? replaceBareView(statements) : statements.slice(1);
		}
	}
}
