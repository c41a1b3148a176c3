import { isDefined } from '../../../../model/defined-objects.ts';
import type { SchemaObject } from '../../../../model/objects.ts';
import { targetOfDefined } from '../defined-objects.ts';
import { quoteIdentifier, quoteQualified, quoteRelation } from '../quote.ts';

/** What `COMMENT ON` and `DROP` call an object: its kind and its name, such as `TABLE users` or `TRIGGER t ON users`. */
export function targetOf(object: SchemaObject): string {
	if (isDefined(object)) return targetOfDefined(object);
	switch (object.kind) {
		case 'namespace':
			return `SCHEMA ${quoteIdentifier(object.name)}`;
		case 'extension':
			return `EXTENSION ${quoteIdentifier(object.name)}`;
		case 'enum':
		case 'composite':
			return `TYPE ${quoteQualified(object.namespace, object.name)}`;
		case 'domain':
			return `DOMAIN ${quoteQualified(object.namespace, object.name)}`;
		case 'function':
		case 'procedure':
			return `${object.kind.toUpperCase()} ${quoteQualified(object.namespace, object.name)}(${object.identityArguments})`;
		case 'sequence':
		case 'table':
		case 'index':
		case 'view':
		case 'materialized-view':
		case 'foreign-table':
			return `${object.kind.replaceAll('-', ' ').toUpperCase()} ${quoteRelation(object.namespace, object.name)}`;
		case 'column':
			return `COLUMN ${quoteRelation(object.namespace, object.relation)}.${quoteIdentifier(object.name)}`;
		case 'trigger':
		case 'rule':
		case 'policy':
			return `${object.kind.toUpperCase()} ${quoteIdentifier(object.name)} ON ${quoteRelation(object.namespace, object.relation)}`;
		case 'primary-key':
		case 'unique':
		case 'foreign-key':
		case 'check':
		case 'exclusion':
			return `CONSTRAINT ${quoteIdentifier(object.name)} ON ${quoteRelation(object.namespace, object.relation)}`;
	}
}

/** `ALTER TABLE` of the table that an object belongs to, or is. */
export function alterTable(object: SchemaObject): string {
	const namespace = object.kind === 'namespace' || !('namespace' in object) ? null : object.namespace;
	const name = 'relation' in object ? object.relation : object.name;
	return `ALTER TABLE ${quoteRelation(namespace ?? 'public', name)}`;
}
