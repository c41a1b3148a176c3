import type { CompositeType } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteQualified, quoteRelation } from './quote.ts';

/** `CREATE TYPE … AS (…)` with one attribute per line, and its comments. */
export function writeComposite({ namespace, name, attributes, comment }: CompositeType): readonly string[] {
	const lines = attributes.map(
		(attribute) =>
			`    ${quoteIdentifier(attribute.name)} ${attribute.type}` +
			(attribute.collation === null ? '' : ` COLLATE ${attribute.collation}`),
	);
	const body = lines.length === 0 ? '()' : `(\n${lines.join(',\n')}\n)`;
	const target = quoteQualified(namespace, name);
	return [
		`CREATE TYPE ${quoteRelation(namespace, name)} AS ${body}`,
		...writeComment(`TYPE ${target}`, comment),
		...attributes.flatMap((attribute) =>
			writeComment(`COLUMN ${target}.${quoteIdentifier(attribute.name)}`, attribute.comment),
		),
	];
}
