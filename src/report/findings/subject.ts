import { displayDefined, isDefined } from '../../model/defined-objects.ts';
import { displayName, readableName } from '../../model/name.ts';
import type { SchemaObject } from '../../model/objects.ts';
import { KIND_NOUNS } from '../words/kinds.ts';

/** An object's kind and full name as plain text, such as `column users.phone`. */
export function subjectOf(object: SchemaObject): string {
	const noun = KIND_NOUNS[object.kind][0];
	if (isDefined(object)) return `${noun} ${displayDefined(object)}`;
	if (object.kind === 'namespace' || object.kind === 'extension')
		return `${noun} ${readableName(object.name)}`;
	if (object.kind === 'index') return `${noun} ${displayName(object.namespace, object.name)}`;
	if ('relation' in object) {
		return `${noun} ${displayName(object.namespace, object.relation)}.${readableName(object.name)}`;
	}
	const name = displayName(object.namespace, object.name);
	return 'identityArguments' in object ? `${noun} ${name}(${object.identityArguments})` : `${noun} ${name}`;
}
