import { displayName } from '../../model/name.ts';
import type { Column, ForeignKey, ObjectKind, SchemaObject } from '../../model/objects.ts';
import { count } from './count.ts';
import { names } from './describe-object.ts';
import { KIND_NOUNS } from './kinds.ts';
import { join, type Phrase, phrase, plain } from './phrase.ts';

const COUNTED: readonly ObjectKind[] = ['unique', 'check', 'exclusion', 'index', 'trigger', 'policy'];

/** What a new relation is made of in one line: its columns by name, its keys, how many of the rest. */
export function describeParts(parts: readonly SchemaObject[]): Phrase {
	const columns = parts.filter((part): part is Column => part.kind === 'column');
	const facts: Phrase[] = [];
	if (columns.length > 0) {
		const inOrder = columns.toSorted((a, b) => a.position - b.position).map((column) => column.name);
		facts.push(phrase`${plain(columns.length === 1 ? 'column' : 'columns')} ${names(inOrder)}`);
	}
	for (const part of parts)
		if (part.kind === 'primary-key') facts.push(phrase`primary key ${names(part.columns)}`);
	facts.push(...describeForeignKeys(parts.filter((part): part is ForeignKey => part.kind === 'foreign-key')));
	for (const kind of COUNTED) {
		const many = parts.filter(
			(part) => part.kind === kind && !(part.kind === 'index' && part.constraint),
		).length;
		if (many > 0) facts.push(plain(count(many, KIND_NOUNS[kind])));
	}
	return join(facts, '; ');
}

function describeForeignKeys(keys: readonly ForeignKey[]): readonly Phrase[] {
	if (keys.length === 0) return [];
	const targets = new Set(keys.map((key) => displayName(key.references.namespace, key.references.relation)));
	const noun = KIND_NOUNS['foreign-key'][keys.length === 1 ? 0 : 1];
	return [phrase`${plain(noun)} to ${names([...targets])}`];
}
