import type { Index } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { writeComment } from './comments.ts';
import { writeConstraint } from './constraints.ts';
import { quoteRelation } from './quote.ts';

/** `CREATE INDEX` and its comment; for one behind a constraint, the constraint that makes it. */
export function writeIndex(index: Index, schema: Schema): readonly string[] {
	const constraint = partsOf(
		schema,
		{ namespace: index.namespace, name: index.relation },
		'primary-key',
		'unique',
		'exclusion',
	).find(({ name }) => name === index.constraint);
	if (constraint) return [...writeConstraint(constraint).slice(0, 1), ...writeIndexComment(index)];
	return [index.definition.replace(' ON ONLY ', ' ON '), ...writeIndexComment(index)];
}

/** An index for the script, where the indexes of partitions are made by themselves under their own names. */
export function writeIndexCreation(index: Index): readonly string[] {
	return [
		...(index.constraint === null ? [index.definition] : writeConstraintIndexOptions(index)),
		...writeIndexComment(index),
	];
}

/** `ALTER INDEX … ATTACH PARTITION`; attaching a partition does that for the indexes behind constraints. */
export function writeIndexAttachment(index: Index, parent: Index | undefined): readonly string[] {
	if (index.partitionOf === null || parent?.constraint != null) return [];
	const target = quoteRelation(index.partitionOf.namespace, index.partitionOf.name);
	return [`ALTER INDEX ${target} ATTACH PARTITION ${quoteRelation(index.namespace, index.name)}`];
}

/** A constraint's printed definition leaves out the storage options of its index. */
function writeConstraintIndexOptions(index: Index): readonly string[] {
	const options = / WITH \(([^()]*)\)(?: WHERE .*)?$/s.exec(index.definition)?.[1];
	return options ? [`ALTER INDEX ${quoteRelation(index.namespace, index.name)} SET (${options})`] : [];
}

function writeIndexComment(index: Index): readonly string[] {
	return writeComment(`INDEX ${quoteRelation(index.namespace, index.name)}`, index.comment);
}
