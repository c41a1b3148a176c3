import type { Extension } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier } from './quote.ts';

/** `CREATE EXTENSION` in the namespace that it is in, and a comment that is not its own. */
export function writeExtension({ name, namespace, comment }: Extension): readonly string[] {
	return [
		`CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)} WITH SCHEMA ${quoteIdentifier(namespace)}`,
		...writeComment(`EXTENSION ${quoteIdentifier(name)}`, comment ?? null),
	];
}
