import { type Identity, identify } from '../model/identity.ts';
import type { Index } from '../model/objects.ts';
import { findObject, objectsOf, partsOf, type RelationName } from '../model/schema.ts';
import { blockId } from './block-id.ts';
import type { Facts } from './facts.ts';
import { joinStatements, objectStatements } from './object-sql.ts';
import { listHolders, nameOf, relationId } from './relations.ts';
import { render } from './renderer.ts';
import type { GeneratedBlock } from './section.ts';
import { indexPurpose, isSearchIndex } from './words/index-purpose.ts';

/** What the sections of indexes tell apart. */
export type IndexClass = 'primary' | 'composite' | 'search';

/** One block for each relation that has indexes of this class, each index with what it serves. */
export function indexBlocks(facts: Facts, wanted: IndexClass): readonly GeneratedBlock[] {
	const parts = findParts(facts);
	return listHolders(facts.schema).flatMap((relation) => {
		const entries = partsOf(facts.schema, relation, 'index')
			.filter((index) => index.constraint === null && !isPart(facts, index))
			.filter((index) => classify(facts, relation, index) === wanted)
			.map((index) => {
				const statements = objectStatements(facts, ...withParts(index, parts));
				return `-- ${indexPurpose(facts.schema, relation, index)}.\n${joinStatements(statements)}`;
			});
		if (entries.length === 0) return [];
		const id = blockId(`${wanted}-indexes ${relationId(relation)}`);
		const content = render('relation-sql', { relation: nameOf(relation), sql: entries.join('\n\n') });
		return [{ id, heading: null, content }];
	});
}

function isPart({ schema }: Facts, index: Index): boolean {
	return (
		index.partitionOf !== null && findObject(schema, identifyWhole(index, index.partitionOf)) !== undefined
	);
}

/** The identity of the partitioned table's index that this one is attached to. */
function identifyWhole(index: Index, { namespace, name }: RelationName): Identity {
	return identify({ ...index, namespace, name });
}

/** Identity of a partitioned table's index → the indexes of the partitions that are attached to it. */
function findParts({ schema }: Facts): ReadonlyMap<Identity, readonly Index[]> {
	const parts = new Map<Identity, Index[]>();
	for (const index of objectsOf(schema, 'index')) {
		if (index.partitionOf === null) continue;
		const whole = identifyWhole(index, index.partitionOf);
		const known = parts.get(whole);
		if (known) known.push(index);
		else parts.set(whole, [index]);
	}
	return parts;
}

/**
 * The parts of a partitioned table's index come into being with it, under names that the engine makes up; one with a
 * name of its own has to be there before it.
 */
function withParts(index: Index, parts: ReadonlyMap<Identity, readonly Index[]>): readonly Index[] {
	const own = (parts.get(identify(index)) ?? []).flatMap((part) => withParts(part, parts));
	const implied = index.partitionOf !== null && own.length === 0 && hasImpliedName(index);
	return implied ? [] : [...own, index];
}

function hasImpliedName(index: Index): boolean {
	const { name, relation, keys, include, comment } = index;
	const columns = [...keys, ...include];
	const implied = `${relation}_${columns.join('_')}_idx`;
	const isPlain = comment === null && !index.clustered && !index.replicaIdentity && !index.statistics;
	return isPlain && name === implied && /^[a-z0-9_]{1,63}$/.test(implied);
}

function classify(facts: Facts, relation: RelationName, index: Index): IndexClass {
	if (isSearchIndex(facts.schema, relation, index)) return 'search';
	return index.keys.length > 1 ? 'composite' : 'primary';
}
