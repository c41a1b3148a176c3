import type { SchemaObject } from '../../../../model/objects.ts';
import { quoteIdentifier } from '../quote.ts';
import { alterTable, targetOf } from './target.ts';

/** The statement that drops an object and nothing that needs it. */
export function writeDrop(object: SchemaObject): string {
	switch (object.kind) {
		case 'column':
			return `${alterTable(object)} DROP COLUMN ${quoteIdentifier(object.name)}`;
		case 'primary-key':
		case 'unique':
		case 'foreign-key':
		case 'check':
		case 'exclusion':
			return `${alterTable(object)} DROP CONSTRAINT ${quoteIdentifier(object.name)}`;
		default:
			return `DROP ${targetOf(object)}`;
	}
}
