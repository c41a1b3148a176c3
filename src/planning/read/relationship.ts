import type { Place, RelationshipRequirement } from '../requirement.ts';

/** What a sentence says of how two things belong together; `required` and `role` are null where it says nothing of them. */
export function relationship(
	from: string,
	to: string,
	cardinality: RelationshipRequirement['cardinality'],
	required: boolean | null,
	role: string | null,
	words: string,
	place: Place,
): RelationshipRequirement {
	return {
		...{ kind: 'relationship', from, to, cardinality, required, role },
		...{ columns: null, onDelete: null, words, place },
	};
}
