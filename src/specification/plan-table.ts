import { displayDefined, isDefined } from '../model/defined-objects.ts';
import { displayName, readableName } from '../model/name.ts';
import type { SchemaObject } from '../model/objects.ts';
import type { Facts } from './facts.ts';
import type { Written } from './planned.ts';
import { relationOf } from './relations.ts';
import { render } from './renderer.ts';
import type { GeneratedBlock } from './section.ts';
import { KIND_NOUNS } from './words/kind-nouns.ts';

/** One block that lists what people have planned and left open, with where they wrote it; none where they did not. */
export function planTable({ planned, leftOpen }: Facts): readonly GeneratedBlock[] {
	const rows = [
		...planned.map(({ object, ...written }) => ({
			noun: KIND_NOUNS[object.kind],
			name: fullName(object),
			open: false,
			...place(written),
		})),
		...leftOpen.map(({ noun, name, ...written }) => ({ noun, name, open: true, ...place(written) })),
	];
	if (rows.length === 0) return [];
	return [{ id: 'planned', heading: null, content: render('plan-table', { rows }) }];
}

function place({ heading, anchor }: Written) {
	return {
		heading: heading === null ? null : heading.replace(/[*`~]/g, ''),
		link: anchor === null ? null : `#${encodeURIComponent(anchor)}`,
	};
}

/** An object's name for a reader, with the relation that it is part of. */
function fullName(object: SchemaObject): string {
	if (isDefined(object)) return displayDefined(object);
	if (object.kind === 'namespace' || object.kind === 'extension') return readableName(object.name);
	if ('relation' in object && object.kind !== 'index') {
		return `${relationOf(object)}.${readableName(object.name)}`;
	}
	const name = displayName(object.namespace, object.name);
	return 'identityArguments' in object ? `${name}(${object.identityArguments})` : name;
}
