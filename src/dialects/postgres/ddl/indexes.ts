import type { Index } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { writeComment } from './comments.ts';
import { writeConstraint } from './constraints.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';

/** `CREATE INDEX`, its settings and its comment; for one behind a constraint, the constraint that makes it. */
export function writeIndex(index: Index, schema: Schema): readonly string[] {
	const constraint = partsOf(
		schema,
		{ namespace: index.namespace, name: index.relation },
		'primary-key',
		'unique',
		'exclusion',
	).find(({ name }) => name === index.constraint);
	if (constraint) return [...writeConstraint(constraint, schema).slice(0, 1), ...writeIndexSettings(index)];
	// One that is not valid has no parts, or not all of them.
	const definition = index.valid ? index.definition.replace(' ON ONLY ', ' ON ') : index.definition;
	return [definition, ...writeIndexSettings(index)];
}

/** An index for the script, where the indexes of partitions are made by themselves under their own names. */
export function writeIndexCreation(index: Index): readonly string[] {
	return [
		...(index.constraint === null ? [index.definition] : writeConstraintIndexOptions(index)),
		...writeIndexSettings(index),
	];
}

/** `ALTER INDEX … ATTACH PARTITION`; attaching a partition does that for the indexes behind constraints that are whole. */
export function writeIndexAttachment(index: Index, parent: Index | undefined): readonly string[] {
	if (index.partitionOf === null || (parent?.valid && parent.constraint !== null)) return [];
	const target = quoteRelation(index.partitionOf.namespace, index.partitionOf.name);
	return [`ALTER INDEX ${target} ATTACH PARTITION ${quoteRelation(index.namespace, index.name)}`];
}

/** The storage options of a constraint's index: the constraint's printed definition leaves them out. */
export function writeConstraintIndexOptions(index: Index): readonly string[] {
	const options = / WITH \(([^()]*)\)(?: WHERE .*)?$/s.exec(index.definition)?.[1];
	return options ? [`ALTER INDEX ${quoteRelation(index.namespace, index.name)} SET (${options})`] : [];
}

/** What only `ALTER` says of an index, and its comment. */
export function writeIndexSettings(index: Index): readonly string[] {
	const target = `INDEX ${quoteRelation(index.namespace, index.name)}`;
	const table = `ALTER TABLE ONLY ${quoteRelation(index.namespace, index.relation)}`;
	const name = quoteIdentifier(index.name);
	return [
		...(index.statistics ?? []).map(
			(statistics) => `ALTER ${target} ALTER COLUMN ${statistics.key} SET STATISTICS ${statistics.target}`,
		),
		...(index.clustered ? [`${table} CLUSTER ON ${name}`] : []),
		...(index.replicaIdentity ? [`${table} REPLICA IDENTITY USING INDEX ${name}`] : []),
		...writeComment(target, index.comment),
	];
}
