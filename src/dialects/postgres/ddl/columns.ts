import { isMadeUpName } from '../../../model/made-up-names.ts';
import type { Column, IdentitySequence } from '../../../model/objects.ts';
import { writeColumnSettings } from './column-settings.ts';
import { writeComment } from './comments.ts';
import { parenthesise } from './expressions.ts';
import { chosenNotNullName, writeInvalidNotNull, writeNotNull, writeNotNullComment } from './not-null.ts';
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

/** How a column is written, where not just as a reader wants it. */
export interface ColumnForm {
	/** These three: left out because another statement brings it. */
	readonly default?: boolean;
	readonly notNull?: boolean;
	readonly identity?: boolean;
	/** Written as `serial`, which brings the sequence, the default and the rule. */
	readonly serial?: boolean;
	/** Names that the engine made up are written too: the constraint's (null where it is the column's own), the sequence's. */
	readonly exact?: { readonly notNullName: string | null };
}

/** One column of a `CREATE TABLE`. */
export function writeColumnLine(column: Column, form: ColumnForm = {}): ColumnLine {
	const name = quoteIdentifier(column.name);
	if (form.serial) return { name, type: SERIAL_TYPES[column.type] ?? column.type, rest: '' };
	const identity = form.identity ? null : column.identity;
	const notNullName = form.exact ? form.exact.notNullName : chosenNotNullName(column);
	const isImplied = identity !== null && notNullName === null;
	const words = [
		...(column.collation === null ? [] : [`COLLATE ${column.collation}`]),
		...(form.notNull || isImplied ? [] : writeNotNull(column, notNullName)),
		...(column.default === null || form.default ? [] : [`DEFAULT ${parenthesise(column.default)}`]),
		...(column.generated === null
			? []
			: [
					`GENERATED ALWAYS AS (${column.generated.expression}) ${column.generated.stored ? 'STORED' : 'VIRTUAL'}`,
				]),
		...(identity === null ? [] : [writeIdentity(column, identity, form.exact !== undefined)]),
	];
	return { name, type: column.type, rest: words.join(' ') };
}

function writeIdentity(
	{ namespace, type }: Column,
	{ generation, options: numbers, sequence }: NonNullable<Column['identity']>,
	exact: boolean,
): string {
	const isNamed = sequence && (exact || isChosen(sequence));
	const options = [
		...(isNamed ? [`SEQUENCE NAME ${quoteRelation(namespace, sequence.name)}`] : []),
		...writeSequenceOptions(type, numbers),
	];
	const words = `GENERATED ${generation.toUpperCase()} AS IDENTITY`;
	return options.length === 0 ? words : `${words} (${options.join(' ')})`;
}

function isChosen({ name, persistence, comment }: IdentitySequence): boolean {
	return !isMadeUpName(name, 'seq') || persistence !== null || comment !== null;
}

/** `ALTER TABLE … ADD COLUMN`, what else makes it what it is, and its comments. */
export function writeColumn(column: Column): readonly string[] {
	return [
		writeColumnAddition(column),
		...writeInvalidNotNull(column),
		...writeColumnSettings(column),
		...writeColumnComment(column),
	];
}

/** `ALTER TABLE … ADD COLUMN`, to this table and those that inherit from it. */
export function writeColumnAddition(column: Column, form: ColumnForm = {}): string {
	const { name, type, rest } = writeColumnLine(column, form);
	const table = quoteRelation(column.namespace, column.relation);
	return `ALTER TABLE ${table} ADD COLUMN ${[name, type, rest].filter(Boolean).join(' ')}`;
}

/** `COMMENT ON COLUMN` and on its `NOT NULL`, where there are any. */
export function writeColumnComment(column: Column): readonly string[] {
	const { namespace, relation, name, comment } = column;
	return [
		...writeComment(`COLUMN ${quoteRelation(namespace, relation)}.${quoteIdentifier(name)}`, comment),
		...(column.notNullConstraint?.validated ? writeNotNullComment(column) : []),
	];
}

/** `ALTER TABLE … SET DEFAULT` on this table alone; `DROP DEFAULT` where the column has none. */
export function writeColumnDefault(column: Column): string {
	const target = `ALTER TABLE ONLY ${quoteRelation(column.namespace, column.relation)}`;
	const change = column.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${parenthesise(column.default)}`;
	return `${target} ALTER COLUMN ${quoteIdentifier(column.name)} ${change}`;
}
