import type { DefinedKind, DefinedObject } from '../../../model/defined-objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier } from './quote.ts';

/** What `COMMENT ON` calls each kind; a mapping of a user can have no comment. */
const COMMENT_TARGETS: Readonly<Record<DefinedKind, string>> = {
	language: 'LANGUAGE',
	'access-method': 'ACCESS METHOD',
	collation: 'COLLATION',
	range: 'TYPE',
	'base-type': 'TYPE',
	aggregate: 'AGGREGATE',
	operator: 'OPERATOR',
	cast: 'CAST',
	transform: 'TRANSFORM',
	'operator-family': 'OPERATOR FAMILY',
	'operator-class': 'OPERATOR CLASS',
	conversion: 'CONVERSION',
	'text-search-parser': 'TEXT SEARCH PARSER',
	'text-search-template': 'TEXT SEARCH TEMPLATE',
	'text-search-dictionary': 'TEXT SEARCH DICTIONARY',
	'text-search-configuration': 'TEXT SEARCH CONFIGURATION',
	'foreign-data-wrapper': 'FOREIGN DATA WRAPPER',
	server: 'SERVER',
	'user-mapping': 'USER MAPPING',
	statistics: 'STATISTICS',
	publication: 'PUBLICATION',
	subscription: 'SUBSCRIPTION',
	'event-trigger': 'EVENT TRIGGER',
};

/** The statements that the model keeps of the object, and its comment. */
export function writeDefined(object: DefinedObject): readonly string[] {
	return [...object.statements, ...writeComment(targetOfDefined(object), object.comment)];
}

/** What `COMMENT ON` and `DROP` call the object, such as `AGGREGATE public.median(numeric)`. */
export function targetOfDefined({ kind, namespace, name }: DefinedObject): string {
	const qualified = namespace === null ? name : `${quoteIdentifier(namespace)}.${name}`;
	return `${COMMENT_TARGETS[kind]} ${qualified}`;
}
