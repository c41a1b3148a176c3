import { quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';

const NUMBER = /^(?:smallint|integer|bigint|numeric|real|double precision)/;
const LONGEST = 120;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/** A value as SQL has it, given its text and type; null where it would not read well. */
export function writeLiteral(text: string, type: string): string | null {
	if (type === 'boolean') return text === 't' || text === 'true' ? 'true' : 'false';
	if (NUMBER.test(type)) return /^-?\d+(?:\.\d+)?$/.test(text) ? text : quoteLiteral(text);
	return text.length > LONGEST || UNPRINTABLE.test(text) ? null : quoteLiteral(text);
}
