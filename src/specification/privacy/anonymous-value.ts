import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { Column } from '../../model/objects.ts';

/** A column to be emptied, and what there is to know for that. */
export interface ToEmpty {
	readonly column: Column;
	/** What it likely holds, as the vocabulary has it. */
	readonly what: string;
	/** Its type with domains resolved. */
	readonly type: string;
	/** True where no two rows may have the same. */
	readonly isUnique: boolean;
	/** The quoted column that tells rows apart; null where there is none. */
	readonly key: string | null;
}

/** An SQL expression that says nothing about anybody and can stand in the column; null where none is known. */
export function anonymousValue({ column, what, type, isUnique, key }: ToEmpty): string | null {
	if (column.identity) return null;
	if (!column.notNull) return 'NULL';
	if (isUnique && key === null) return null;
	if (/\[\]$/.test(type)) return isUnique ? null : "'{}'";
	if (/^(?:text|citext|character varying|varchar|character|bpchar)\b/.test(type))
		return textValue(type, what, isUnique ? key : null);
	if (isUnique) return null;
	if (/^date\b/.test(type)) return `date_trunc('year', ${quoteIdentifier(column.name)})::date`;
	if (/^jsonb?\b/.test(type)) return "'{}'";
	if (/^(?:inet|cidr)\b/.test(type)) return "'0.0.0.0'";
	if (/^bytea\b/.test(type)) return "''";
	if (/^(?:integer|bigint|numeric|smallint|double precision|real)\b/.test(type)) return '0';
	return null;
}

function textValue(type: string, what: string, key: string | null): string | null {
	const isMail = what === 'e-mail address';
	const room = Number(/\((\d+)\)/.exec(type)?.[1] ?? Number.POSITIVE_INFINITY);
	if (key === null) {
		const text = isMail ? 'deleted@example.invalid' : 'deleted';
		return room < text.length ? `''` : `'${text}'`;
	}
	// Letters and digits only, and few of them: rules about user names let them through.
	const text = `'deleted' || left(md5(${key}::text), 12)`;
	if (room < (isMail ? 35 : 19)) return null;
	return isMail ? `${text} || '@example.invalid'` : text;
}
