import type { DefinedObject } from '../../../model/defined-objects.ts';
import { identify } from '../../../model/identity.ts';
import { findObject, type Schema } from '../../../model/schema.ts';
import { writeDefined } from './defined-objects.ts';

type Publication = Extract<DefinedObject, { readonly kind: 'publication' }>;

/** `CREATE PUBLICATION` and its comment; for a given one, what it publishes here. */
export function writePublication(publication: Publication, schema: Schema): readonly string[] {
	const statements = writeDefined(publication);
	const isGiven = schema.given && findObject(schema.given.schema, identify(publication));
	if (!isGiven) return statements;
	const [creation = '', ...rest] = statements;
	const [, published, options] =
		/^CREATE PUBLICATION [^\n]*(?:\n {4}FOR ([\s\S]*?))?(?:\n {4}WITH (\(.*\)))?$/.exec(creation) ?? [];
	const target = `ALTER PUBLICATION ${publication.name}`;
	return [
		...(published === undefined ? [] : [`${target} SET ${published}`]),
		...(options === undefined ? [] : [`${target} SET ${options}`]),
		...rest,
	];
}
