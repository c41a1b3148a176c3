import { isMadeUpName, makeUpName } from '../../../model/made-up-names.ts';
import type { Column } from '../../../model/objects.ts';
import { objectsOf, type Schema } from '../../../model/schema.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';

/** True when the column gives its `NOT NULL` to those of children. */
export function givesNotNull(column: Column | undefined): boolean {
	return column?.notNull === true && column.notNullConstraint?.noInherit !== true;
}

/** True when the column's `NOT NULL` is its table's own, given the same column of a parent where that is a table of the schema. */
export function hasOwnNotNull(column: Column, parent: Column | undefined): boolean {
	const isGiven = parent === undefined ? column.inherited : givesNotNull(parent);
	return column.notNull && !(column.notNullConstraint?.inherited ?? isGiven);
}

/** The name of the constraint behind a column's `NOT NULL` where it has to be written, for a reader: what somebody chose. */
export function chosenNotNullName({ notNullConstraint: constraint }: Column): string | null {
	if (!constraint) return null;
	return isMadeUpName(constraint.name, 'not_null') && constraint.comment === null ? null : constraint.name;
}

/** The same for a script that makes the column by itself and ties it to its parents' afterwards: whatever the engine would not make up. */
export function exactNotNullName(column: Column, parents: readonly Column[], schema: Schema): string | null {
	const name = notNullName(column, parents);
	const isMadeUp = name === makeUpName(column.relation, column.name, 'not_null');
	return isMadeUp && !namesElsewhere(schema).has(quoteRelation(column.namespace, name)) ? null : name;
}

const elsewhere = new WeakMap<Schema, ReadonlySet<string>>();

/** Qualified names that a column's `NOT NULL` has kept from another table: the engine makes up none that is taken. */
function namesElsewhere(schema: Schema): ReadonlySet<string> {
	const known = elsewhere.get(schema);
	if (known) return known;
	const names = objectsOf(schema, 'column').flatMap(({ namespace, notNullConstraint: constraint }) =>
		constraint ? [quoteRelation(namespace, constraint.name)] : [],
	);
	const found = new Set(names);
	elsewhere.set(schema, found);
	return found;
}

/** `parents` is the same column of the parent, of its parent, and so on. */
function notNullName({ relation, name, notNullConstraint }: Column, parents: readonly Column[]): string {
	if (notNullConstraint) return notNullConstraint.name;
	const [parent, ...others] = parents;
	return parent && givesNotNull(parent)
		? notNullName(parent, others)
		: makeUpName(relation, name, 'not_null');
}

/** `NOT NULL` behind a column, with its constraint's name where one is given; empty where it cannot stand there. */
export function writeNotNull(column: Column, name: string | null): readonly string[] {
	if (!column.notNull || column.notNullConstraint?.validated === false) return [];
	return [
		...(name === null ? [] : [`CONSTRAINT ${quoteIdentifier(name)}`]),
		'NOT NULL',
		...(column.notNullConstraint?.noInherit ? ['NO INHERIT'] : []),
	];
}

/** `NOT NULL` of a column that is not written itself, as a line of `CREATE TABLE` or the end of `ALTER TABLE … ADD`. */
export function writeNotNullLine({ name, notNullConstraint }: Column): string {
	const rule = `NOT NULL ${quoteIdentifier(name)}`;
	if (!notNullConstraint) return rule;
	const words = [`CONSTRAINT ${quoteIdentifier(notNullConstraint.name)}`, rule];
	if (notNullConstraint.noInherit) words.push('NO INHERIT');
	if (!notNullConstraint.validated) words.push('NOT VALID');
	return words.join(' ');
}

/** `ALTER TABLE` that gives a column its `NOT NULL`; in the words of every version where the rule is nothing but that. */
export function writeNotNullAddition(column: Column): string {
	const target = `ALTER TABLE ${quoteRelation(column.namespace, column.relation)}`;
	return column.notNullConstraint
		? `${target} ADD ${writeNotNullLine(column)}`
		: `${target} ALTER COLUMN ${quoteIdentifier(column.name)} SET NOT NULL`;
}

/** `ALTER TABLE … ADD … NOT NULL … NOT VALID` for a rule that rows which were there may break, and its comment. */
export function writeInvalidNotNull(column: Column): readonly string[] {
	const { notNullConstraint: constraint } = column;
	if (!constraint || constraint.validated || constraint.inherited) return [];
	const table = quoteRelation(column.namespace, column.relation);
	return [`ALTER TABLE ${table} ADD ${writeNotNullLine(column)}`, ...writeNotNullComment(column)];
}

/** `COMMENT ON CONSTRAINT`, where the rule has a comment. */
export function writeNotNullComment({
	namespace,
	relation,
	notNullConstraint: constraint,
}: Column): readonly string[] {
	if (!constraint) return [];
	const target = `CONSTRAINT ${quoteIdentifier(constraint.name)} ON ${quoteRelation(namespace, relation)}`;
	return writeComment(target, constraint.comment);
}
