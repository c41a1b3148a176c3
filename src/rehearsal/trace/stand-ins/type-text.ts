import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import { type Fields, isFields, listOf, namesIn, nodeOf } from './tree.ts';

const COMMON: Readonly<Record<string, string>> = {
	bool: 'boolean',
	int2: 'smallint',
	int4: 'integer',
	int8: 'bigint',
	float4: 'real',
	float8: 'double precision',
	bpchar: 'character',
	bigserial: 'bigint',
	serial8: 'bigint',
	serial: 'integer',
	serial4: 'integer',
	smallserial: 'smallint',
	serial2: 'smallint',
};

/** A `TypeName`'s fields as SQL, such as `varchar(20)[]`; null where they are none. */
export function typeText(type: unknown): string | null {
	if (!isFields(type)) return null;
	const fields: Fields = nodeOf(type, 'TypeName') ?? type;
	const names = namesIn(fields.names);
	const last = names.at(-1);
	if (last === undefined) return null;
	const isBuiltIn = names.length === 1 || names[0] === 'pg_catalog';
	const plain = names[0] === 'pg_catalog' ? last : names.map(quoteIdentifier).join('.');
	const name = (isBuiltIn && COMMON[last]) || plain;
	const sizes = last === 'interval' ? [] : sizesOf(fields);
	const dimensions = '[]'.repeat(listOf(fields.arrayBounds).length);
	return `${name}${sizes.length > 0 ? `(${sizes.join(',')})` : ''}${dimensions}`;
}

function sizesOf({ typmods }: Fields): readonly number[] {
	return listOf(typmods).flatMap((each) => {
		const constant = nodeOf(each, 'A_Const');
		if (!constant || !isFields(constant.ival)) return [];
		return [Number(constant.ival.ival ?? 0)];
	});
}
