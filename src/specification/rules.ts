import type { CheckConstraint, ExclusionConstraint, Index, UniqueConstraint } from '../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../model/schema.ts';
import { codeSpan, oneLine, prose } from './markdown.ts';
import { relationOf } from './relations.ts';
import { describeCondition } from './words/condition.ts';
import { listed } from './words/listing.ts';

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
	const columns = index.keys.map((key) => (/^"(?:[^"]|"")*"$/.test(key) ? unquoteName(key) : key));
	const where = index.predicate === null ? '' : ` where ${describeRows(schema, index, index.predicate)}`;
	const words = `no two rows share ${these(columns)}${absentToo(index.definition)}${where}`;
	const condition = index.predicate === null ? '' : ` WHERE ${index.predicate}`;
	const sql = `UNIQUE INDEX (${index.keys.join(', ')})${condition}`;
	return { table: relationOf(index), columns, name: index.name, words, isPlain: true, sql };
}

/** Which rows an index is about, as Markdown. */
function describeRows(schema: Schema, { namespace, relation }: Index, predicate: string): string {
	const types = partsOf(schema, { namespace, name: relation }, 'column').map(
		({ name, type }) => [name, type] as const,
	);
	const names = types.map(([name]) => name);
	const words = names.length > 1 ? describeCondition(predicate, names, new Map(types)) : null;
	return words ?? codeSpan(oneLine(predicate));
}

function these(columns: readonly string[]): string {
	return columns.length === 1 ? 'it' : listed(columns.map(codeSpan));
}

function absentToo(definition: string): string {
	return /\bNULLS NOT DISTINCT\b/i.test(definition) ? ', absent values included' : '';
}

function unquoteName(name: string): string {
	return name.slice(1, -1).replaceAll('""', '"');
}

/** What people called a condition says more than a reading of its SQL would. */
function named(name: string, comment: string | null): string {
	return comment === null ? `satisfies ${codeSpan(name)}` : prose(comment);
}
