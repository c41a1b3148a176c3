import type { CheckConstraint, ExclusionConstraint, Index, UniqueConstraint } from '../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../model/schema.ts';
import { codeSpan, prose } from './markdown.ts';
import { relationOf } from './relations.ts';
import { describeCondition } from './words/condition.ts';
import { listed } from './words/listing.ts';
import { describeRows, openKeys } from './words/some-rows.ts';

/** A constraint that is no key to follow, in words and as the engine prints it. */
export interface Rule {
	readonly table: string;
	readonly columns: readonly string[];
	readonly name: string;
	/** Markdown; about a single column without its name. */
	readonly words: string;
	/** False where the words are only the constraint's name. */
	readonly isPlain: boolean;
	readonly sql: string;
}

/**
 * Checks, unique and exclusion constraints and unique indexes of all tables, table by table; those that a parent table
 * brings are told there.
 */
export function listRules(schema: Schema): readonly Rule[] {
	return objectsOf(schema, 'table').flatMap((table) => [
		...partsOf(schema, table, 'check', 'unique', 'exclusion')
			.filter(({ inherited }) => !inherited)
			.map((constraint) => constraintRule(schema, constraint)),
		...partsOf(schema, table, 'index')
			.filter(({ unique, constraint, partitionOf }) => unique && constraint === null && partitionOf === null)
			.map((index) => indexRule(schema, index)),
	]);
}

function constraintRule(
	schema: Schema,
	constraint: CheckConstraint | UniqueConstraint | ExclusionConstraint,
): Rule {
	const { columns, name, comment } = constraint;
	const words = describe(schema, constraint);
	return {
		table: relationOf(constraint),
		columns,
		name,
		words: `${words ?? named(name, comment)}${reachOf(constraint)}`,
		isPlain: words !== null || comment !== null,
		sql: sqlOf(constraint),
	};
}

function sqlOf(constraint: CheckConstraint | UniqueConstraint | ExclusionConstraint): string {
	if (constraint.kind !== 'check') return constraint.definition;
	const ending = / NOT (?:VALID|ENFORCED)$/.exec(constraint.definition)?.[0] ?? '';
	return `CHECK (${constraint.expression})${ending}`;
}

/** Which rows a check does not reach. */
function reachOf(constraint: CheckConstraint | UniqueConstraint | ExclusionConstraint): string {
	if (constraint.kind !== 'check' || constraint.validated) return '';
	const isEnforced = !constraint.definition.endsWith(' NOT ENFORCED');
	return isEnforced ? '; older rows are not checked' : '; the database does not enforce it';
}

function describe(
	schema: Schema,
	constraint: CheckConstraint | UniqueConstraint | ExclusionConstraint,
): string | null {
	const { namespace, relation, columns, definition } = constraint;
	switch (constraint.kind) {
		case 'check': {
			const types = partsOf(schema, { namespace, name: relation }, 'column').map(
				({ name, type }) => [name, type] as const,
			);
			return describeCondition(constraint.expression, columns, new Map(types));
		}
		case 'unique':
			return `no two rows share ${these(columns)}${absentToo(definition)}`;
		case 'exclusion':
			return columns.length === 0 ? null : `no two rows conflict in ${these(columns)}`;
	}
}

function indexRule(schema: Schema, index: Index): Rule {
	const columns = index.keys.map(nameOfKey);
	const relation = { namespace: index.namespace, name: index.relation };
	const where = index.predicate === null ? '' : ` where ${describeRows(schema, relation, index.predicate)}`;
	const open = openKeys(index.keys, index.predicate).map(nameOfKey);
	const isNamed = open.length > 0 && open.length < columns.length;
	const shared = isNamed ? listed(open.map(codeSpan)) : these(columns);
	const words = `no two rows share ${shared}${absentToo(index.definition)}${where}`;
	const condition = index.predicate === null ? '' : ` WHERE ${index.predicate}`;
	const sql = `UNIQUE INDEX (${index.keys.join(', ')})${condition}`;
	return { table: relationOf(index), columns, name: index.name, words, isPlain: true, sql };
}

function these(columns: readonly string[]): string {
	return columns.length === 1 ? 'it' : listed(columns.map(codeSpan));
}

function absentToo(definition: string): string {
	return /\bNULLS NOT DISTINCT\b/i.test(definition) ? ', absent values included' : '';
}

function nameOfKey(key: string): string {
	return /^"(?:[^"]|"")*"$/.test(key) ? key.slice(1, -1).replaceAll('""', '"') : key;
}

/** What people called a condition says more than a reading of its SQL would. */
function named(name: string, comment: string | null): string {
	return comment === null ? `satisfies ${codeSpan(name)}` : prose(comment);
}
