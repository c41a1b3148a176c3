import type { ObservedRelation } from '../../dialects/observation.ts';
import type { TracedRelation } from './trace.ts';

/** The relations of an engine as they were seen last, by the engine's own numbers. */
export interface RelationBook {
	/** A relation as it is known; undefined for one that was never seen. */
	find(number: number): KnownRelation | undefined;
	/** Takes what was seen for what is so now. What was not known before was made by the judged migrations. */
	note(relations: readonly ObservedRelation[]): void;
}

/** A relation with whether it was there before the judged migrations. */
export interface KnownRelation extends ObservedRelation {
	readonly isOld: boolean;
}

/** Opens a book with the relations that are there before the judged migrations. */
export function openRelationBook(old: readonly ObservedRelation[]): RelationBook {
	const known = new Map(old.map((relation) => [relation.number, { ...relation, isOld: true }]));
	return {
		find: (number) => known.get(number),
		note(relations) {
			for (const relation of relations) {
				const isOld = known.get(relation.number)?.isOld ?? false;
				known.set(relation.number, { ...relation, isOld });
			}
		},
	};
}

/** A relation without the engine's own numbers. */
export function toTracedRelation({ kind, namespace, name, table, isOld }: KnownRelation): TracedRelation {
	return { kind, namespace, name, table, isOld };
}
