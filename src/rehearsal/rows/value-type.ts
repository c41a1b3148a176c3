import type { DefinedObject } from '../../model/defined-objects.ts';
import type { DomainType } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { readExpression } from '../../specification/words/conditions/read-expression.ts';
import { DOMAIN_VALUE, type Way } from './demand.ts';
import { waysTo } from './ways.ts';

/** What a column's values are made of; a domain is its base type with the domain's rules. */
export interface ValueType {
	/** The built-in type's own name, such as `character varying`, or an extension's, without namespace and sizes. */
	readonly name: string;
	/** What stands in parentheses behind the name, as numbers. */
	readonly sizes: readonly number[];
	readonly labels: readonly string[] | null;
	readonly fields: readonly { readonly name: string; readonly type: ValueType }[] | null;
	readonly element: ValueType | null;
	/** Of a range type that users made, what it ranges over. */
	readonly subtype: ValueType | null;
	readonly rules: readonly DomainRule[];
	readonly isPresent: boolean;
	readonly hasDefault: boolean;
}

/** A domain's rule, with the ways to meet it in terms of `VALUE`. */
export interface DomainRule {
	readonly name: string;
	readonly ways: readonly Way[];
}

/** Resolves types by the names that the engine prints. */
export type ResolveType = (type: string) => ValueType;

/** A resolver for the types of this schema. */
export function typeResolver(schema: Schema): ResolveType {
	const known = new Map<string, ValueType>();
	const definitions = userTypes(schema);
	const resolve = (type: string, depth: number): ValueType => {
		const found = known.get(type);
		if (found) return found;
		const resolved = depth > 20 ? plainType('text') : resolveAnew(type, (part) => resolve(part, depth + 1));
		known.set(type, resolved);
		return resolved;
	};
	const resolveAnew = (type: string, part: ResolveType): ValueType => {
		if (type.endsWith('[]')) return { ...plainType('array'), element: part(type.slice(0, -2)) };
		const definition = definitions.get(nameKey(type));
		if (!definition) return plainType(type);
		switch (definition.kind) {
			case 'enum':
				return { ...plainType('enum'), labels: definition.labels };
			case 'composite':
				return {
					...plainType('composite'),
					fields: definition.attributes.map(({ name, type: each }) => ({ name, type: part(each) })),
				};
			case 'domain':
				return ofDomain(definition, part(definition.type));
			case 'range':
				return {
					...plainType(definition.isMany ? 'multirange' : 'range'),
					subtype: part(definition.subtype),
				};
			case 'table':
				return plainType('record');
		}
	};
	return (type) => resolve(type, 0);
}

function userTypes(schema: Schema) {
	const schemas = schema.given ? [schema.given.schema, schema] : [schema];
	const definitions = schemas.flatMap((each) => [
		...objectsOf(each, 'enum'),
		...objectsOf(each, 'composite'),
		...objectsOf(each, 'domain'),
		...objectsOf(each, 'range').flatMap(rangeTypes),
		...objectsOf(each, 'table'),
	]);
	return new Map(definitions.map((each) => [JSON.stringify([each.namespace, each.name]), each]));
}

interface RangeType {
	readonly kind: 'range';
	readonly namespace: string;
	readonly name: string;
	readonly subtype: string;
	/** True for the type of several ranges in one value. */
	readonly isMany: boolean;
}

/** A range type and the multirange type that comes with it. */
function rangeTypes({ namespace, name: quoted, statements }: DefinedObject): readonly RangeType[] {
	const definition = statements[0] ?? '';
	const clause = (name: string): string | undefined =>
		new RegExp(`^\\s*${name} = (.*?),?$`, 'm').exec(definition)?.[1];
	const subtype = clause('SUBTYPE') ?? 'integer';
	const [, name = quoted] = namesOf(`public.${quoted}`);
	const several = namesOf(clause('MULTIRANGE_TYPE_NAME') ?? '').at(-1);
	// What the engine calls it by itself.
	const usual = name.includes('range') ? name.replace('range', 'multirange') : `${name}_multirange`;
	const common = { kind: 'range', namespace: namespace ?? 'public', subtype } as const;
	return [
		{ ...common, name, isMany: false },
		{ ...common, name: several ?? usual, isMany: true },
	];
}

/** The engine prints what is in `public` without its namespace. */
function nameKey(type: string): string {
	const names = namesOf(type);
	return JSON.stringify(names.length > 1 ? names.slice(0, 2) : ['public', names[0] ?? '']);
}

/** The parts of a possibly qualified name. */
function namesOf(name: string): readonly string[] {
	return [...name.matchAll(/"((?:[^"]|"")*)"|([^".]+)/g)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
	);
}

function ofDomain(domain: DomainType, base: ValueType): ValueType {
	const rules = domain.checks.map(({ name, definition }) => {
		const condition = /^CHECK \((.*)\)(?: NOT VALID)?$/s.exec(definition)?.[1] ?? '';
		const expression = readExpression(condition, [DOMAIN_VALUE]);
		return { name, ways: expression ? waysTo(expression, true) : [[]] };
	});
	return {
		...base,
		rules: [...base.rules, ...rules],
		isPresent: base.isPresent || domain.notNull,
		hasDefault: base.hasDefault || domain.default !== null,
	};
}

function plainType(type: string): ValueType {
	const sizes = /\(([\d,]+)\)/.exec(type)?.[1]?.split(',').map(Number) ?? [];
	const bare = type.replace(/\([\d,]+\)/, '');
	// An extension may be in any namespace.
	const name = bare.replace(/^(?:"(?:[^"]|"")*"|[^".]+)\.(?=.)/, '');
	return {
		name: /^interval\b/.test(name) ? 'interval' : name,
		sizes,
		labels: null,
		fields: null,
		element: null,
		subtype: null,
		rules: [],
		isPresent: false,
		hasDefault: false,
	};
}
