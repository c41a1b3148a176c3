import type { Constraint } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';

/** `ALTER TABLE … ADD CONSTRAINT` and its comment; a key that is the partitioned table's alone stays that. */
export function writeConstraint(constraint: Constraint, schema: Schema): readonly string[] {
	const table = quoteRelation(constraint.namespace, constraint.relation);
	const only = isOnlyOnParent(constraint, schema) ? 'ONLY ' : '';
	return [
		`ALTER TABLE ${only}${table} ADD ${writeConstraintLine(constraint)}`,
		...writeConstraintComment(constraint),
	];
}

/** True for a key of a partitioned table alone, as `ALTER TABLE ONLY` adds it: its index lacks those of partitions. */
export function isOnlyOnParent(constraint: Constraint, schema: Schema): boolean {
	const table = { namespace: constraint.namespace, name: constraint.relation };
	return partsOf(schema, table, 'index').some(
		(index) => !index.valid && index.constraint === constraint.name,
	);
}

/** One constraint of a `CREATE TABLE`. */
export function writeConstraintLine({ name, definition }: Constraint): string {
	return `CONSTRAINT ${quoteIdentifier(name)} ${definition}`;
}

/** `COMMENT ON CONSTRAINT`, where there is one. */
export function writeConstraintComment({
	namespace,
	relation,
	name,
	comment,
}: Constraint): readonly string[] {
	return writeComment(
		`CONSTRAINT ${quoteIdentifier(name)} ON ${quoteRelation(namespace, relation)}`,
		comment,
	);
}

/** True for a constraint that `CREATE TABLE` would not keep as it is: there, what is not valid becomes valid. */
export function isAddedAfterwards(constraint: Constraint): boolean {
	return 'validated' in constraint && !constraint.validated && constraint.definition.endsWith(' NOT VALID');
}
