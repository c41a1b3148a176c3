import { entityKey, snakeName } from './names.ts';
import { isPlainField } from './read/noun-phrases.ts';
import type { Place, Requirement } from './requirement.ts';

/** An entity that no heading, list or diagram names. */
export interface ImpliedEntity {
	readonly entity: string;
	readonly place: Place;
}

/** What sentences say enough about to be a thing of its own. */
export function impliedEntities(requirements: readonly Requirement[]): readonly ImpliedEntity[] {
	return [...creditedPeople(requirements), ...describedEntities(requirements)];
}

/** People whom a thing has many of, such as the authors of a book, are no users who sign in. */
function creditedPeople(requirements: readonly Requirement[]): readonly ImpliedEntity[] {
	return requirements.flatMap((requirement) =>
		requirement.kind === 'relationship' &&
		requirement.cardinality !== 'one-to-one' &&
		requirement.role === null &&
		/^(?:author|editor)$/.test(entityKey(requirement.to)) &&
		requirement.to !== entityKey(requirement.to)
			? [{ entity: requirement.to, place: requirement.place }]
			: [],
	);
}

/** Whatever sentences give at least two fields to is a thing of its own, whether or not others are named. */
function describedEntities(requirements: readonly Requirement[]): readonly ImpliedEntity[] {
	const found = new Map<string, { entity: string; place: Place; fields: Set<string> }>();
	for (const requirement of requirements) {
		const said =
			requirement.kind === 'field'
				? { entity: requirement.entity, name: requirement.name }
				: requirement.kind === 'relationship' && requirement.cardinality === 'one-to-one'
					? { entity: requirement.from, name: requirement.to }
					: null;
		if (said === null || said.entity === '' || isPlainField(said.entity)) continue;
		const { entity, name } = said;
		const { place } = requirement;
		const key = entityKey(entity);
		const known = found.get(key) ?? { entity, place, fields: new Set<string>() };
		found.set(key, known);
		known.fields.add(snakeName(name));
	}
	return [...found.values()].filter(({ fields }) => fields.size > 1);
}
