import type { SchemaObject } from '../../../../model/objects.ts';
import { quoteIdentifier } from '../quote.ts';
import { alterTable, targetOf } from './target.ts';

/**
 * The statement that gives an object its former name, or puts it back where it was; null where no one statement does.
 * What belongs to a table is looked for where the table was before.
 */
export function writeRename(before: SchemaObject, after: SchemaObject): string | null {
	const from = quoteIdentifier(after.name);
	const to = quoteIdentifier(before.name);
	switch (after.kind) {
		case 'column':
			return `${alterTable(before)} RENAME COLUMN ${from} TO ${to}`;
		case 'primary-key':
		case 'unique':
		case 'foreign-key':
		case 'check':
		case 'exclusion':
			return `${alterTable(before)} RENAME CONSTRAINT ${from} TO ${to}`;
		case 'trigger':
		case 'rule':
		case 'policy':
			return `ALTER ${targetOf({ ...before, name: after.name } as SchemaObject)} RENAME TO ${to}`;
		case 'namespace':
		case 'enum':
		case 'domain':
		case 'composite':
		case 'sequence':
		case 'function':
		case 'procedure':
		case 'table':
		case 'index':
		case 'view':
		case 'materialized-view':
			return renameOrMove(before, after, to);
		default:
			return null;
	}
}

function renameOrMove(before: SchemaObject, after: SchemaObject, name: string): string | null {
	const [was, is] = [namespaceOf(before), namespaceOf(after)];
	if (was === is) return before.name === after.name ? null : `ALTER ${targetOf(after)} RENAME TO ${name}`;
	return before.name === after.name && was !== null
		? `ALTER ${targetOf(after)} SET SCHEMA ${quoteIdentifier(was)}`
		: null;
}

function namespaceOf(object: SchemaObject): string | null {
	return 'namespace' in object ? object.namespace : null;
}
