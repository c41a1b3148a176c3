import type { Sequence } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { writeSequenceOptions } from './sequence-options.ts';

/** `CREATE SEQUENCE`, its owner and its comment. */
export function writeSequence(sequence: Sequence): readonly string[] {
	const [creation = '', ...comments] = writeSequenceCreation(sequence);
	return [creation, ...writeSequenceOwner(sequence), ...comments];
}

/** `CREATE SEQUENCE` and its comment, without its owner: that column may not exist yet. */
export function writeSequenceCreation({
	namespace,
	name,
	type,
	options,
	comment,
	unlogged,
}: Sequence): readonly string[] {
	const target = quoteRelation(namespace, name);
	const words = [...(type === 'bigint' ? [] : [`AS ${type}`]), ...writeSequenceOptions(type, options)];
	return [
		[`CREATE ${unlogged ? 'UNLOGGED ' : ''}SEQUENCE ${target}`, ...words].join(' '),
		...writeComment(`SEQUENCE ${target}`, comment),
	];
}

/** `ALTER SEQUENCE … OWNED BY`, where a column owns it. */
export function writeSequenceOwner({ namespace, name, ownedBy }: Sequence): readonly string[] {
	if (ownedBy === null) return [];
	const column = `${quoteRelation(ownedBy.namespace, ownedBy.relation)}.${quoteIdentifier(ownedBy.column)}`;
	return [`ALTER SEQUENCE ${quoteRelation(namespace, name)} OWNED BY ${column}`];
}
