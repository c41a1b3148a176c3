import type { Extension } from '../../../model/objects.ts';
import { quoteIdentifier } from './quote.ts';

/** `CREATE EXTENSION` in the namespace that it is in. */
export function writeExtension({ name, namespace }: Extension): readonly string[] {
	return [
		`CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)} WITH SCHEMA ${quoteIdentifier(namespace)}`,
	];
}
