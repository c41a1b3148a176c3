import { quoteIdentifier, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import type { Index } from '../../model/objects.ts';
import { partsOf, type RelationName, type Schema } from '../../model/schema.ts';
import { codeSpan } from '../../specification/markdown.ts';
import { plural } from '../../specification/words/kind-nouns.ts';
import { rowNoun, snakeCase } from '../../specification/words/nouns.ts';

/** A relation as a `FROM` needs it. */
export function fromName({ namespace, name }: RelationName): string {
	return quoteRelation(namespace, name);
}

/** What a column is called where several relations are in a query. */
export function qualified({ name }: RelationName, column: string): string {
	return `${quoteIdentifier(name)}.${quoteIdentifier(column)}`;
}

/** The rows of a table in words: `order items`. */
export function rowsNoun(table: string): string {
	const plain = snakeCase(table);
	if (/^[a-z][a-z0-9_]*s$/.test(plain)) return plain.replaceAll('_', ' ');
	return /^[a-z][a-z0-9_]*$/.test(plain) ? plural(rowNoun(table)) : `rows of ${codeSpan(table)}`;
}

/** A noun or a sentence with a capital. */
export function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The columns that an index has as its keys; null for a key that is an expression. */
export function keyColumns(schema: Schema, table: RelationName, index: Index): readonly (string | null)[] {
	const names = new Map(partsOf(schema, table, 'column').map(({ name }) => [quoteIdentifier(name), name]));
	return index.keys.map((key) => names.get(key) ?? null);
}

/** An index's key as the left side of an operator: in brackets unless it is a name or a call. */
export function operand(key: string): string {
	return /^[\w".]+(?:\(.*\))?$/s.test(key) ? key : `(${key})`;
}
