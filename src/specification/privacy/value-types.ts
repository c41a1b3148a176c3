import { quoteName } from '../../model/name.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import type { Vocabulary } from './vocabulary.ts';

const TEXT = /^(?:text|citext|character|character varying|varchar|name|bpchar)\b/;
const BYTES = /^bytea\b/;
const NUMBER = /^(?:bigint|integer|numeric)\b/;
const ADDRESS = /^(?:inet|cidr)\b/;
const DOCUMENT = /^(?:jsonb?|hstore)\b/;
const NEVER = /^(?:tsvector|uuid|oid|interval)\b/;

/** Whether values of this type, as `resolveType` gives it, can be of a kind. */
export function canHold(type: string, values: Vocabulary['values']): boolean {
	const isText = TEXT.test(type) || BYTES.test(type);
	switch (values) {
		case 'text':
			return isText;
		case 'number':
			return isText || NUMBER.test(type);
		case 'address':
			return isText || ADDRESS.test(type);
		case 'document':
			return DOCUMENT.test(type);
		case 'any':
			return !NEVER.test(type);
	}
}

/** Gives the type that a column's values have in the end: a domain's own, and an extension's without its namespace. */
export function typeResolver(schema: Schema): (type: string) => string {
	const domains = new Map<string, string>();
	for (const { namespace, name, type } of objectsOf(schema, 'domain')) {
		domains.set(`${quoteName(namespace)}.${quoteName(name)}`, type);
		if (namespace === 'public') domains.set(quoteName(name), type);
	}
	return (type) => {
		let base = type;
		for (let next = domains.get(base); next !== undefined; next = domains.get(base)) base = next;
		return base.replace(/^(?:"(?:[^"]|"")*"|\w+)\.(?=citext|hstore)/, '');
	};
}
