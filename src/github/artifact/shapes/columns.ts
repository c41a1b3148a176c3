import { z } from 'zod';
import type {
	ColumnStorage,
	IdentitySequence,
	NotNullConstraint,
	SequenceOptions,
} from '../../../model/columns.ts';
import type { ForeignColumn } from '../../../model/foreign-table.ts';
import type { Column, ViewColumn } from '../../../model/objects.ts';
import { LINE, listOf, NAME, shapeOf, TEXT } from './basics.ts';

const COMMENT = TEXT.nullable();

/** The options of a sequence; numbers are text because they may exceed 2^53. */
export const SEQUENCE_OPTIONS = shapeOf<SequenceOptions>()({
	...{ start: NAME, increment: NAME, minimum: NAME, maximum: NAME, cache: NAME },
	cycle: z.boolean(),
}) satisfies z.ZodType<SequenceOptions>;

const STORAGE = shapeOf<ColumnStorage>()({
	storage: z.enum(['plain', 'external', 'main', 'extended']).exactOptional(),
	compression: z.enum(['pglz', 'lz4']).exactOptional(),
	statistics: z.number().exactOptional(),
	options: listOf(TEXT).exactOptional(),
}) satisfies z.ZodType<ColumnStorage>;

const NOT_NULL = shapeOf<NotNullConstraint>()({
	...{ name: NAME, inherited: z.boolean(), noInherit: z.boolean(), validated: z.boolean(), comment: COMMENT },
}) satisfies z.ZodType<NotNullConstraint>;

const IDENTITY_SEQUENCE = shapeOf<IdentitySequence>()({
	...{ name: NAME, persistence: z.enum(['logged', 'unlogged']).nullable(), comment: COMMENT },
}) satisfies z.ZodType<IdentitySequence>;

const GENERATED = z.strictObject({ expression: TEXT, stored: z.boolean() }).nullable();

/** A column of a table. */
export const COLUMN = shapeOf<Column>()({
	kind: z.literal('column'),
	...{ namespace: NAME, relation: NAME, name: NAME, comment: COMMENT },
	...{ position: LINE, type: TEXT, notNull: z.boolean(), default: TEXT.nullable() },
	identity: z
		.strictObject({
			generation: z.enum(['always', 'by default']),
			options: SEQUENCE_OPTIONS,
			sequence: IDENTITY_SEQUENCE.exactOptional(),
		})
		.nullable(),
	...{ generated: GENERATED, collation: TEXT.nullable(), inherited: z.boolean() },
	notNullConstraint: NOT_NULL.exactOptional(),
	...STORAGE.shape,
}) satisfies z.ZodType<Column>;

/** A column of a view. */
export const VIEW_COLUMN = shapeOf<ViewColumn>()({
	...{ name: NAME, type: TEXT, comment: COMMENT, default: TEXT.exactOptional() },
	...STORAGE.shape,
}) satisfies z.ZodType<ViewColumn>;

/** A column of a foreign table. */
export const FOREIGN_COLUMN = shapeOf<ForeignColumn>()({
	...{ name: NAME, type: TEXT, notNull: z.boolean(), default: TEXT.nullable(), generated: GENERATED },
	...{ collation: TEXT.nullable(), options: listOf(TEXT), inherited: z.boolean(), comment: COMMENT },
	...{ kept: STORAGE.exactOptional(), notNullConstraint: NOT_NULL.exactOptional() },
}) satisfies z.ZodType<ForeignColumn>;
