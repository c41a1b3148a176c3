import { entityKey, isPlural } from './names.ts';
import type { FieldRequirement } from './requirement.ts';

/** `Order statuses: placed, paid` are what the one status of an order can be. */
export function ofOne(field: FieldRequirement): FieldRequirement {
	const isMany = field.type === null && field.values.length > 1 && isPlural(field.name);
	return isMany ? { ...field, name: entityKey(field.name) } : field;
}

/** What a thing is for a time and then no more. */
const STATES =
	/^(?:draft|live|new|open|active|inactive|pending|sold|sent|lost|paid|unpaid|done|in_progress|on_hold|hidden|\w+ed|\w+ing)$/;

/** Values said of a thing itself, such as `comments are public or internal`. */
export function ofItself(field: FieldRequirement): FieldRequirement {
	const isSeen = field.values.some((value) => /^(?:public|private|internal|hidden)$/.test(value));
	const isState = field.values.filter((value) => STATES.test(value)).length * 2 > field.values.length;
	return { ...field, name: isSeen ? 'visibility' : isState ? 'status' : 'kind' };
}
