import { identify } from '../../src/model/identity.ts';
import { normaliseSchema } from '../../src/model/normalise.ts';
import type { SchemaObject } from '../../src/model/objects.ts';
import type { Schema } from '../../src/model/schema.ts';
import type { Choices } from './choices.ts';

/** A schema after some edits, and what a comparison has to say of each, such as `changed column a.b: type`. */
export interface Edited {
	readonly schema: Schema;
	readonly expected: readonly string[];
}

/** Some objects removed, some changed in one or two ways, some added under a name of their own. */
export function randomEdits(random: Choices, schema: Schema): Edited {
	const expected: string[] = [];
	const objects = schema.objects.flatMap((object): readonly SchemaObject[] => {
		if (!random.chance(25)) return [object];
		const identity = identify(object);
		const edit = random.pick(['change', 'remove', 'add'] as const);
		if (edit === 'remove') {
			expected.push(`removed ${identity}`);
			return [];
		}
		if (edit === 'add') {
			const added = renamed(object);
			expected.push(`added ${identify(added)}`);
			return [object, added];
		}
		const changes = changesOf(object).filter(([name]) => name === 'comment' || random.chance(60));
		if (changes.length === 0) return [object];
		expected.push(
			`changed ${identity}: ${changes
				.map(([name]) => name)
				.sort()
				.join(', ')}`,
		);
		return [Object.assign({}, object, ...changes.map(([, change]) => change)) as SchemaObject];
	});
	return { schema: normaliseSchema({ ...schema, objects }), expected: expected.sort() };
}

/** The same object with a longer name; a column comes after the others. */
function renamed(object: SchemaObject): SchemaObject {
	const name = `${object.name} that is new`;
	return object.kind === 'column'
		? { ...object, name, position: object.position + 1000 }
		: { ...object, name };
}

/** Ways in which an object can be another, by what the comparison calls them. */
function changesOf(object: SchemaObject): readonly (readonly [string, object])[] {
	const comment = 'comment' in object ? ([['comment', { comment: `${object.comment}!` }]] as const) : [];
	return [...comment, ...ownChanges(object)];
}

function ownChanges(object: SchemaObject): readonly (readonly [string, object])[] {
	switch (object.kind) {
		case 'column':
			return [
				['type', { type: `${object.type}[]` }],
				['not null', { notNull: !object.notNull }],
				['default', { default: `${object.default} + 1` }],
				['generated', { generated: { expression: 'other', stored: object.generated?.stored !== true } }],
				['collation', { collation: `${object.collation}x` }],
			];
		case 'table':
			return [
				['row security', { rowSecurity: !object.rowSecurity }],
				['options', { options: [...object.options, 'toast_tuple_target=128'] }],
				['unlogged', { unlogged: !object.unlogged }],
			];
		case 'index':
			return [
				['unique', { unique: !object.unique }],
				['columns', { keys: [...object.keys, 'another'] }],
				['predicate', { predicate: `${object.predicate} AND true` }],
				['valid', { valid: !object.valid }],
			];
		case 'enum':
			return [['labels', { labels: [...object.labels, 'another'] }]];
		case 'domain':
			return [
				['default', { default: `${object.default} + 1` }],
				['checks', { checks: [...object.checks, { name: 'another', definition: 'CHECK (true)' }] }],
			];
		case 'sequence':
			return [
				['cycle', { options: { ...object.options, cycle: !object.options.cycle } }],
				['type', { type: `${object.type}?` }],
			];
		case 'foreign-key':
			return [['on delete', { onDelete: object.onDelete === 'cascade' ? 'restrict' : 'cascade' }]];
		case 'check':
			return [['expression', { expression: `NOT (${object.expression})` }]];
		case 'trigger':
			return [
				['enabled', { enabled: object.enabled === 'always' ? 'origin' : 'always' }],
				['condition', { condition: `${object.condition} AND true` }],
			];
		case 'policy':
			return [
				['permissive', { permissive: !object.permissive }],
				['using', { using: `${object.using} AND true` }],
			];
		case 'view':
		case 'materialized-view':
			return [['definition', { definition: `${object.definition} LIMIT 1` }]];
		case 'function':
			return [
				['volatility', { volatility: object.volatility === 'stable' ? 'volatile' : 'stable' }],
				['strict', { strict: !object.strict }],
			];
		default:
			return [];
	}
}
