import { z } from 'zod';
import type { AttributeChange, Change } from '../../../compare/change.ts';
import { ATTRIBUTES } from '../../../compare/compare-kinds.ts';
import type { PrivilegeChange } from '../../../compare/compare-privileges.ts';
import type { Grant } from '../../../model/privileges.ts';
import type { LocatedChange } from '../../../report/report.ts';
import { LOCATION, listOf, NAME, shapeOf, TEXT, WORD } from './basics.ts';
import { OBJECT } from './objects.ts';

/** Values of attributes, as deep as any object of the model has them; what is called a name is text. */
const SCALAR = z.union([z.null(), z.boolean(), z.number(), TEXT]);
const INNER = z.union([SCALAR, listOf(TEXT), z.record(NAME, SCALAR)]);
const GROUP = z
	.record(NAME, z.union([INNER, z.record(NAME, INNER)]))
	.refine((group) => !('name' in group) || typeof group.name === 'string', 'has a name that is no text');
const VALUE = z.union([SCALAR, GROUP, listOf(z.union([SCALAR, GROUP]))]);

/** Only the position of a column is compared apart from its other attributes. */
const KNOWN_NAMES = new Set([
	'position',
	...Object.values(ATTRIBUTES)
		.flat()
		.map(({ name }) => name),
]);

const ATTRIBUTE = shapeOf<AttributeChange>()({
	name: z.string().refine((name) => KNOWN_NAMES.has(name), 'is no attribute'),
	before: VALUE,
	after: VALUE,
}) satisfies z.ZodType<AttributeChange>;

const GRANT = shapeOf<Grant>()({
	...{ role: NAME, rights: listOf(WORD), grantable: z.boolean(), by: NAME.nullable() },
}) satisfies z.ZodType<Grant>;

const PRIVILEGES = shapeOf<PrivilegeChange>()({
	kind: z.literal('privileges'),
	...{ type: WORD, name: TEXT, column: NAME.nullable(), granted: listOf(GRANT), revoked: listOf(GRANT) },
	future: z.strictObject({ role: NAME.nullable() }).nullable(),
	owner: z.strictObject({ before: NAME.nullable(), after: NAME.nullable() }).nullable(),
}) satisfies z.ZodType<PrivilegeChange>;

type ChangeOf<K extends Change['kind']> = Extract<Change, { readonly kind: K }>;

const CHANGE = z.discriminatedUnion('kind', [
	shapeOf<ChangeOf<'added'>>()({ kind: z.literal('added'), object: OBJECT }),
	shapeOf<ChangeOf<'removed'>>()({ kind: z.literal('removed'), object: OBJECT }),
	shapeOf<ChangeOf<'changed'>>()({
		...{ kind: z.literal('changed'), before: OBJECT, after: OBJECT, attributes: listOf(ATTRIBUTE) },
	}),
	PRIVILEGES,
]) satisfies z.ZodType<Change | PrivilegeChange>;

/** A change of the schema with its place. */
export const LOCATED_CHANGE = shapeOf<LocatedChange>()({
	change: CHANGE,
	migration: LOCATION.nullable(),
}) satisfies z.ZodType<LocatedChange>;
