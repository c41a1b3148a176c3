import type { Difference } from '../../dialects/dialect.ts';
import { isDefined } from '../../model/defined-objects.ts';
import { identify } from '../../model/identity.ts';
import { displayIdentity } from '../../model/name.ts';
import type { SchemaObject } from '../../model/objects.ts';
import { KIND_NOUNS } from '../../specification/words/kind-nouns.ts';
import { listed } from '../../specification/words/listing.ts';
import type { Style } from './style.ts';

const MOST_TOLD = 6;

/** What is not as it was before: ``table `a` was not there before; column `b.c` differs in its type``. */
export function describeDifferences(differences: readonly Difference[], style: Style): string {
	const wholes = withoutParts(differences);
	const told = (wholes.length > 0 ? wholes : differences).map((each) => describe(each, style));
	const shown = told.slice(0, MOST_TOLD);
	return [...shown, ...(told.length > shown.length ? [`and ${told.length - shown.length} more`] : [])].join(
		'; ',
	);
}

function describe(difference: Difference, style: Style): string {
	switch (difference.kind) {
		case 'added':
			return `${nounAndName(difference.object, style)} was not there before`;
		case 'removed':
			return `${nounAndName(difference.object, style)} is missing`;
		case 'changed': {
			const names = difference.attributes.map(({ name }) => name);
			return `${nounAndName(difference.after, style)} differs in its ${listed(names)}`;
		}
	}
}

/** What an object is and what it is called, such as ``column `users.email` ``. */
function nounAndName(object: SchemaObject, { code }: Style): string {
	return `${KIND_NOUNS[object.kind]} ${code(displayName(object))}`;
}

/** The qualified name without `public`. */
export function displayName(object: SchemaObject): string {
	if (isDefined(object)) return object.name;
	return displayIdentity(identify(object).slice(object.kind.length + 1));
}

/** What came or went with its table, or stands behind a constraint, needs no words of its own. */
export function withoutParts(differences: readonly Difference[]): readonly Difference[] {
	const whole = new Set<string>();
	for (const each of differences) {
		if (each.kind === 'changed' || 'relation' in each.object) continue;
		whole.add(
			JSON.stringify([each.kind, 'namespace' in each.object ? each.object.namespace : '', each.object.name]),
		);
	}
	return differences.filter((each) => {
		if (each.kind === 'changed') return true;
		const { object } = each;
		const isIn = (namespace: string, relation: string): boolean =>
			whole.has(JSON.stringify([each.kind, namespace, relation]));
		if (object.kind === 'sequence' && object.ownedBy)
			return !isIn(object.ownedBy.namespace, object.ownedBy.relation);
		if (!('relation' in object)) return true;
		return (
			!isIn(object.namespace, object.relation) && !(object.kind === 'index' && object.constraint !== null)
		);
	});
}
