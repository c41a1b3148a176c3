import type { Column } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { parenthesise } from './expressions.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { writeSequenceOptions } from './sequence-options.ts';
import { SERIAL_TYPES } from './serial-columns.ts';

/** A column's line in three parts that are laid out under each other. */
export interface ColumnLine {
	readonly name: string;
	readonly type: string;
	/** Collation, rules and default; may be empty. */
	readonly rest: string;
}

/** What of a column is left out because another statement brings it. */
export interface ColumnOmissions {
	readonly default?: boolean;
	readonly identity?: boolean;
	/** Written as `serial`, which brings the sequence, the default and the rule. */
	readonly serial?: boolean;
}

/** One column of a `CREATE TABLE`. */
export function writeColumnLine(column: Column, omit: ColumnOmissions = {}): ColumnLine {
	const name = quoteIdentifier(column.name);
	if (omit.serial) return { name, type: SERIAL_TYPES[column.type] ?? column.type, rest: '' };
	const identity = omit.identity ? null : column.identity;
	const words = [
		...(column.collation === null ? [] : [`COLLATE ${column.collation}`]),
		...(column.notNull && identity === null ? ['NOT NULL'] : []),
		...(column.default === null || omit.default ? [] : [`DEFAULT ${parenthesise(column.default)}`]),
		...(column.generated === null
			? []
			: [
					`GENERATED ALWAYS AS (${column.generated.expression}) ${column.generated.stored ? 'STORED' : 'VIRTUAL'}`,
				]),
		...(identity === null ? [] : [writeIdentity(column.type, identity)]),
	];
	return { name, type: column.type, rest: words.join(' ') };
}

function writeIdentity(type: string, identity: NonNullable<Column['identity']>): string {
	const options = writeSequenceOptions(type, identity.options);
	const words = `GENERATED ${identity.generation.toUpperCase()} AS IDENTITY`;
	return options.length === 0 ? words : `${words} (${options.join(' ')})`;
}

/** `ALTER TABLE … ADD COLUMN` and its comment. */
export function writeColumn(column: Column): readonly string[] {
	return [writeColumnAddition(column), ...writeColumnComment(column)];
}

/** `ALTER TABLE … ADD COLUMN`, to this table and those that inherit from it. */
export function writeColumnAddition(column: Column, omit: ColumnOmissions = {}): string {
	const { name, type, rest } = writeColumnLine(column, omit);
	const table = quoteRelation(column.namespace, column.relation);
	return `ALTER TABLE ${table} ADD COLUMN ${[name, type, rest].filter(Boolean).join(' ')}`;
}

/** `COMMENT ON COLUMN`, where there is one. */
export function writeColumnComment({ namespace, relation, name, comment }: Column): readonly string[] {
	return writeComment(`COLUMN ${quoteRelation(namespace, relation)}.${quoteIdentifier(name)}`, comment);
}

/** `ALTER TABLE … SET DEFAULT` on this table alone; `DROP DEFAULT` where the column has none. */
export function writeColumnDefault(column: Column): string {
	const target = `ALTER TABLE ONLY ${quoteRelation(column.namespace, column.relation)}`;
	const change = column.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${parenthesise(column.default)}`;
	return `${target} ALTER COLUMN ${quoteIdentifier(column.name)} ${change}`;
}
