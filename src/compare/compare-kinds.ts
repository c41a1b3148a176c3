import { type DefinedObject, forDefinedKinds } from '../model/defined-objects.ts';
import type { Constraint, ObjectKind, ObjectOfKind, Routine, View } from '../model/objects.ts';
import { bodyOf, optionsOfConstraint, optionsOfRoutine } from './compare-definitions.ts';
import {
	RARE_COLUMN_ATTRIBUTES,
	RARE_DOMAIN_ATTRIBUTES,
	RARE_FOREIGN_TABLE_ATTRIBUTES,
	RARE_INDEX_ATTRIBUTES,
	RARE_MATERIALIZED_VIEW_ATTRIBUTES,
	RARE_TABLE_ATTRIBUTES,
	RARE_VIEW_COLUMN_ATTRIBUTES,
} from './rare-attributes.ts';

/** One thing that two objects of a kind can differ in, in plain words. */
export interface Attribute<T> {
	readonly name: string;
	readonly read: (object: T) => unknown;
	/** Attributes that tell the same fact better: where one of them differs, this one is not told. */
	readonly impliedBy?: readonly string[];
}

type Attributes = { readonly [K in ObjectKind]: readonly Attribute<ObjectOfKind<K>>[] };

const comment: Attribute<{ readonly comment: string | null }> = {
	name: 'comment',
	read: (object) => object.comment,
};

/** The printed definition, for what no other attribute of these tells. */
function definitionBeside<T extends { readonly definition: string }>(
	attributes: readonly Attribute<T>[],
): readonly Attribute<T>[] {
	const names = attributes.map((attribute) => attribute.name);
	return [...attributes, { name: 'definition', read: (object) => object.definition, impliedBy: names }];
}

const inherited: Attribute<{ readonly inherited: boolean }> = {
	name: 'inherited',
	read: (object) => object.inherited,
};

const validated: Attribute<{ readonly validated: boolean }> = {
	name: 'validated',
	read: (object) => object.validated,
};

const constraintOptions: Attribute<Constraint> = { name: 'options', read: optionsOfConstraint };

const key: readonly Attribute<ObjectOfKind<'primary-key' | 'unique'>>[] = [
	...definitionBeside([{ name: 'columns', read: (constraint) => constraint.columns }, constraintOptions]),
	inherited,
	comment,
];

const view: readonly Attribute<View | ObjectOfKind<'materialized-view'>>[] = [
	{ name: 'definition', read: (each) => each.definition },
	{
		name: 'columns',
		read: (each) => each.columns.map(({ name, type }) => ({ name, type })),
		impliedBy: ['definition'],
	},
	{ name: 'options', read: (each) => each.options },
	comment,
	{ name: 'column comments', read: columnComments },
	...RARE_VIEW_COLUMN_ATTRIBUTES,
];

function identityOf({ identity }: ObjectOfKind<'column'>): object | null {
	return identity && { generation: identity.generation, options: identity.options };
}

function columnComments({ columns }: Pick<View, 'columns'>): readonly object[] {
	return columns
		.filter((column) => column.comment !== null)
		.map(({ name, comment: text }) => ({ name, text }));
}

const routine: readonly Attribute<Routine>[] = [
	...definitionBeside<Routine>([
		{ name: 'arguments', read: (each) => each.arguments },
		{ name: 'result', read: (each) => each.result },
		{ name: 'language', read: (each) => each.language },
		{ name: 'volatility', read: (each) => each.volatility },
		{ name: 'strict', read: (each) => each.strict },
		{ name: 'security definer', read: (each) => each.securityDefiner },
		{ name: 'settings', read: (each) => each.settings },
		{ name: 'options', read: optionsOfRoutine },
		{ name: 'body', read: bodyOf },
	]),
	comment,
];

const defined: readonly Attribute<DefinedObject>[] = [
	{ name: 'clauses', read: (object) => object.statements.join(';\n') },
	comment,
];

/** What is compared for each kind, in the order in which it is told; names and places are the object's identity. */
export const ATTRIBUTES: Attributes = {
	namespace: [comment],
	extension: [
		{ name: 'namespace', read: (extension) => extension.namespace },
		{ name: 'comment', read: (extension) => extension.comment ?? null },
	],
	enum: [{ name: 'labels', read: (type) => type.labels }, comment],
	domain: [
		{ name: 'type', read: (domain) => domain.type },
		{ name: 'not null', read: (domain) => domain.notNull },
		{ name: 'default', read: (domain) => domain.default },
		{ name: 'collation', read: (domain) => domain.collation },
		{ name: 'checks', read: ({ checks }) => checks.map(({ name, definition }) => ({ name, definition })) },
		...RARE_DOMAIN_ATTRIBUTES,
		comment,
	],
	composite: [{ name: 'attributes', read: (type) => type.attributes }, comment],
	sequence: [
		{ name: 'type', read: (sequence) => sequence.type },
		{ name: 'start', read: (sequence) => sequence.options.start },
		{ name: 'increment', read: (sequence) => sequence.options.increment },
		{ name: 'minimum', read: (sequence) => sequence.options.minimum },
		{ name: 'maximum', read: (sequence) => sequence.options.maximum },
		{ name: 'cache', read: (sequence) => sequence.options.cache },
		{ name: 'cycle', read: (sequence) => sequence.options.cycle },
		{ name: 'owned by', read: (sequence) => sequence.ownedBy },
		{ name: 'unlogged', read: (sequence) => sequence.unlogged === true },
		comment,
	],
	function: routine,
	procedure: routine,
	table: [
		{ name: 'unlogged', read: (table) => table.unlogged },
		{ name: 'partition by', read: (table) => table.partitionBy },
		{ name: 'partition of', read: (table) => table.partitionOf },
		{ name: 'inherits', read: (table) => table.inherits },
		{ name: 'row security', read: (table) => table.rowSecurity },
		{ name: 'forced row security', read: (table) => table.forceRowSecurity },
		{ name: 'options', read: (table) => table.options },
		...RARE_TABLE_ATTRIBUTES,
		comment,
	],
	column: [
		{ name: 'type', read: (column) => column.type },
		{ name: 'not null', read: (column) => column.notNull },
		{ name: 'default', read: (column) => column.default },
		{ name: 'identity', read: identityOf },
		{ name: 'generated', read: (column) => column.generated },
		{ name: 'collation', read: (column) => column.collation },
		...RARE_COLUMN_ATTRIBUTES,
		inherited,
		comment,
	],
	'primary-key': key,
	unique: key,
	'foreign-key': [
		...definitionBeside<ObjectOfKind<'foreign-key'>>([
			{ name: 'columns', read: (constraint) => constraint.columns },
			{ name: 'references', read: (constraint) => constraint.references },
			{ name: 'on delete', read: (constraint) => constraint.onDelete },
			{ name: 'on update', read: (constraint) => constraint.onUpdate },
			constraintOptions,
			validated,
		]),
		inherited,
		comment,
	],
	check: [
		...definitionBeside<ObjectOfKind<'check'>>([
			{ name: 'expression', read: (constraint) => constraint.expression },
			constraintOptions,
			validated,
		]),
		inherited,
		comment,
	],
	exclusion: [{ name: 'definition', read: (constraint) => constraint.definition }, inherited, comment],
	index: [
		...definitionBeside<ObjectOfKind<'index'>>([
			{ name: 'table', read: (index) => index.relation },
			{ name: 'method', read: (index) => index.method },
			{ name: 'unique', read: (index) => index.unique },
			{ name: 'columns', read: (index) => index.keys },
			{ name: 'include', read: (index) => index.include },
			{ name: 'predicate', read: (index) => index.predicate },
		]),
		{ name: 'constraint', read: (index) => index.constraint },
		{ name: 'partition of', read: (index) => index.partitionOf },
		{ name: 'valid', read: (index) => index.valid },
		...RARE_INDEX_ATTRIBUTES,
		comment,
	],
	view,
	'materialized-view': [...view, ...RARE_MATERIALIZED_VIEW_ATTRIBUTES],
	trigger: [
		...definitionBeside<ObjectOfKind<'trigger'>>([
			{ name: 'timing', read: (trigger) => trigger.timing },
			{ name: 'events', read: (trigger) => trigger.events },
			{ name: 'level', read: (trigger) => trigger.level },
			{ name: 'function', read: (trigger) => trigger.function },
			{ name: 'condition', read: (trigger) => trigger.condition },
		]),
		{ name: 'enabled', read: (trigger) => trigger.enabled },
		{ name: 'inherited', read: (trigger) => trigger.inherited === true },
		comment,
	],
	rule: [
		{ name: 'definition', read: (rule) => rule.definition },
		{ name: 'enabled', read: (rule) => rule.enabled },
		comment,
	],
	'foreign-table': [
		{ name: 'server', read: (table) => table.server },
		{ name: 'options', read: (table) => table.options },
		{
			name: 'columns',
			read: ({ columns }) => columns.map(({ kept: _, notNullConstraint: __, ...column }) => column),
		},
		{ name: 'checks', read: ({ checks }) => checks.map(({ comment: _, ...check }) => check) },
		{ name: 'partition of', read: (table) => table.partitionOf },
		{ name: 'inherits', read: (table) => table.inherits },
		...RARE_FOREIGN_TABLE_ATTRIBUTES,
		comment,
	],
	...forDefinedKinds(defined),
	policy: [
		{ name: 'permissive', read: (policy) => policy.permissive },
		{ name: 'command', read: (policy) => policy.command },
		{ name: 'roles', read: (policy) => policy.roles },
		{ name: 'using', read: (policy) => policy.using },
		{ name: 'check', read: (policy) => policy.check },
		comment,
	],
};
