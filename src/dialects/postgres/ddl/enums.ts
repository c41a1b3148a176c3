import type { EnumType } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteLiteral, quoteQualified, quoteRelation } from './quote.ts';

/** `CREATE TYPE … AS ENUM` with one label per line. */
export function writeEnum({ namespace, name, labels, comment }: EnumType): readonly string[] {
	const lines = labels.map((label) => `    ${quoteLiteral(label)}`);
	const body = lines.length === 0 ? '()' : `(\n${lines.join(',\n')}\n)`;
	return [
		`CREATE TYPE ${quoteRelation(namespace, name)} AS ENUM ${body}`,
		...writeComment(`TYPE ${quoteQualified(namespace, name)}`, comment),
	];
}
