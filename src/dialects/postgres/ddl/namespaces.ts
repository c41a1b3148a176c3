import type { Namespace } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier } from './quote.ts';

/** `CREATE SCHEMA`; an empty database has `public` already. */
export function writeNamespace(namespace: Namespace): readonly string[] {
	const name = quoteIdentifier(namespace.name);
	const creation = namespace.name === 'public' ? [] : [`CREATE SCHEMA ${name}`];
	return [...creation, ...writeComment(`SCHEMA ${name}`, namespace.comment)];
}
