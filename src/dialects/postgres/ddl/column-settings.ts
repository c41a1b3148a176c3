import type { Column, ColumnStorage } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { writeStorageOptions } from './storage-options.ts';

/** What of a column only `ALTER TABLE` says: how it is kept, where that is not `given` by a parent, and its sequence's parts. */
export function writeColumnSettings(column: Column, given: ColumnStorage = {}): readonly string[] {
	const target = `ALTER TABLE ONLY ${quoteRelation(column.namespace, column.relation)}`;
	return [
		...writeColumnStorage(column, given).map(
			(setting) => `${target} ALTER COLUMN ${quoteIdentifier(column.name)} ${setting}`,
		),
		...writeIdentitySequence(column),
	];
}

/** The `SET …` parts of an `ALTER COLUMN` that make the storage `given` what it is. */
export function writeColumnStorage(column: ColumnStorage, given: ColumnStorage = {}): readonly string[] {
	const { storage, compression, statistics, options } = column;
	return [
		...(storage === given.storage ? [] : [`SET STORAGE ${storage?.toUpperCase() ?? 'DEFAULT'}`]),
		...(compression === given.compression ? [] : [`SET COMPRESSION ${compression ?? 'default'}`]),
		...(statistics === undefined ? [] : [`SET STATISTICS ${statistics}`]),
		...(options === undefined ? [] : [`SET (${writeStorageOptions(options)})`]),
	];
}

function writeIdentitySequence({ namespace, identity }: Column): readonly string[] {
	if (!identity?.sequence) return [];
	const { name, persistence, comment } = identity.sequence;
	const target = `SEQUENCE ${quoteRelation(namespace, name)}`;
	return [
		...(persistence === null ? [] : [`ALTER ${target} SET ${persistence.toUpperCase()}`]),
		...writeComment(target, comment),
	];
}
