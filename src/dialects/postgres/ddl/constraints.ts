import type { Constraint } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';

/** `ALTER TABLE … ADD CONSTRAINT` and its comment. */
export function writeConstraint(constraint: Constraint): readonly string[] {
	const table = quoteRelation(constraint.namespace, constraint.relation);
	return [
		`ALTER TABLE ${table} ADD ${writeConstraintLine(constraint)}`,
		...writeConstraintComment(constraint),
	];
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
