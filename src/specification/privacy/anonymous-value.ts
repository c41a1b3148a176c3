import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { Column } from '../../model/objects.ts';

/** A column to be emptied, and what there is to know for that. */
export interface ToEmpty {
	readonly column: Column;
	/** What it likely holds, as the vocabulary has it. */
	readonly what: string;
	/** True for what lets in whoever knows it, as it stands there. */
	readonly isOpenSecret: boolean;
	/** Its type with domains resolved. */
	readonly type: string;
	/** True where no two rows may have the same. */
	readonly isUnique: boolean;
	/** The column that tells rows apart; null where there is none beside this one. */
	readonly key: Pick<Column, 'name' | 'type'> | null;
}

const MAIL = 'e-mail address';
const TEXT = /^(?:text|citext|character varying|varchar|character|bpchar)\b/;
const NUMBER = /^(?:integer|bigint|numeric)\b/;

/** An SQL expression that says nothing about anybody and can stand in the column; null where none is known. */
export function anonymousValue({ column, what, isOpenSecret, type, isUnique, key }: ToEmpty): string | null {
	if (column.identity) return null;
	if (!column.notNull) return 'NULL';
	if (isOpenSecret && !/\[\]$/.test(type)) return unknownValue(type);
	if (isUnique) return key && distinctValue(type, what, key);
	if (/\[\]$/.test(type)) return "'{}'";
	if (TEXT.test(type)) return textValue(type, what);
	if (/^date\b/.test(type)) return `date_trunc('year', ${quoteIdentifier(column.name)})::date`;
	if (/^jsonb?\b/.test(type)) return "'{}'";
	if (/^(?:inet|cidr)\b/.test(type)) return "'0.0.0.0'";
	if (/^bytea\b/.test(type)) return "''";
	if (/^(?:integer|bigint|numeric|smallint|double precision|real)\b/.test(type)) return '0';
	return null;
}

/** A word that stands here for everybody to read would let in whoever tries it. */
function unknownValue(type: string): string | null {
	const value = 'gen_random_uuid()::text';
	if (/^bytea$/.test(type)) return `convert_to(${value}, 'UTF8')`;
	if (/^jsonb?$/.test(type)) return "'{}'";
	if (!TEXT.test(type)) return null;
	return roomOf(type) < 36 ? `left(md5(${value}), ${roomOf(type)})` : value;
}

function textValue(type: string, what: string): string {
	const text = what === MAIL ? 'deleted@example.invalid' : 'deleted';
	return roomOf(type) < text.length ? `''` : `'${text}'`;
}

/** Another value in each row, made from its key. */
function distinctValue(type: string, what: string, key: ToEmpty['key'] & {}): string | null {
	const name = quoteIdentifier(key.name);
	// What other systems give out is a number above zero.
	if (NUMBER.test(type)) return type === key.type ? `-${name}` : null;
	// Letters and digits only, and few of them: rules about user names let them through.
	const text = `'deleted' || left(md5(${name}::text), 12)`;
	if (/^bytea$/.test(type)) return `convert_to(${text}, 'UTF8')`;
	if (!TEXT.test(type) || /\[\]$/.test(type) || roomOf(type) < (what === MAIL ? 35 : 19)) return null;
	return what === MAIL ? `${text} || '@example.invalid'` : text;
}

function roomOf(type: string): number {
	return Number(/\((\d+)\)/.exec(type)?.[1] ?? Number.POSITIVE_INFINITY);
}
