import { z } from 'zod';
import { DEFINED_KINDS, type DefinedKind, type DefinedObject } from '../../../model/defined-objects.ts';
import type { ForeignTable } from '../../../model/foreign-table.ts';
import type {
	CheckConstraint,
	CompositeType,
	DomainType,
	EnumType,
	ExclusionConstraint,
	Extension,
	ForeignKey,
	Index,
	MaterializedView,
	Namespace,
	ObjectKind,
	ObjectOfKind,
	Policy,
	PrimaryKey,
	Procedure,
	Rule,
	SchemaObject,
	Sequence,
	SqlFunction,
	Table,
	Trigger,
	UniqueConstraint,
	View,
} from '../../../model/objects.ts';
import { listOf, NAME, shapeOf, TEXT } from './basics.ts';
import { COLUMN, FOREIGN_COLUMN, SEQUENCE_OPTIONS, VIEW_COLUMN } from './columns.ts';

const COMMENT = TEXT.nullable();
const NAMES = listOf(NAME);
const TEXTS = listOf(TEXT);
const inNamespace = { namespace: NAME, name: NAME, comment: COMMENT };
const onRelation = { ...inNamespace, relation: NAME };
const NAMED = z.strictObject({ namespace: NAME, name: NAME });
const PARTITION_OF = z.strictObject({ namespace: NAME, name: NAME, bound: TEXT }).nullable();
const CHECKS = listOf(z.strictObject({ name: NAME, definition: TEXT, comment: TEXT.exactOptional() }));
const ENABLED = z.enum(['origin', 'disabled', 'replica', 'always']);
const ACTION = z.enum(['no action', 'restrict', 'cascade', 'set null', 'set default']);
const ONLY_TRUE = z.literal(true).exactOptional();

const constraint = { ...onRelation, definition: TEXT, inherited: z.boolean(), columns: NAMES };

const view = {
	...inNamespace,
	definition: TEXT,
	columns: listOf(VIEW_COLUMN),
	options: TEXTS,
};

const routine = {
	...inNamespace,
	...{ identityArguments: TEXT, arguments: TEXT, result: TEXT.nullable(), language: NAME },
	...{ volatility: z.enum(['immutable', 'stable', 'volatile']), strict: z.boolean() },
	...{ securityDefiner: z.boolean(), settings: TEXTS, definition: TEXT },
};

/** `update of` is followed by names of columns, which are a repository's. */
const EVENT = z.union([
	z.enum(['insert', 'update', 'delete', 'truncate']),
	z
		.string()
		.max(1_000_000)
		.regex(/^update of /),
]);

type PlainKind = Exclude<ObjectKind, DefinedKind>;

const SHAPES = {
	namespace: shapeOf<Namespace>()({ kind: z.literal('namespace'), name: NAME, comment: COMMENT }),
	extension: shapeOf<Extension>()({
		kind: z.literal('extension'),
		...{ name: NAME, namespace: NAME, comment: TEXT.exactOptional() },
	}),
	enum: shapeOf<EnumType>()({ kind: z.literal('enum'), ...inNamespace, labels: TEXTS }),
	domain: shapeOf<DomainType>()({
		kind: z.literal('domain'),
		...inNamespace,
		...{
			type: TEXT,
			notNull: z.boolean(),
			default: TEXT.nullable(),
			collation: TEXT.nullable(),
			checks: CHECKS,
		},
		notNullConstraint: z.strictObject({ name: NAME, comment: COMMENT }).exactOptional(),
	}),
	composite: shapeOf<CompositeType>()({
		kind: z.literal('composite'),
		...inNamespace,
		attributes: listOf(
			z.strictObject({ name: NAME, type: TEXT, collation: TEXT.nullable(), comment: COMMENT }),
		),
	}),
	sequence: shapeOf<Sequence>()({
		kind: z.literal('sequence'),
		...inNamespace,
		...{ type: TEXT, options: SEQUENCE_OPTIONS, unlogged: ONLY_TRUE },
		ownedBy: z.strictObject({ namespace: NAME, relation: NAME, column: NAME }).nullable(),
	}),
	table: shapeOf<Table>()({
		kind: z.literal('table'),
		...inNamespace,
		...{ unlogged: z.boolean(), partitionBy: TEXT.nullable(), partitionOf: PARTITION_OF },
		...{ inherits: listOf(NAMED), rowSecurity: z.boolean(), forceRowSecurity: z.boolean(), options: TEXTS },
		...{ ofType: TEXT.exactOptional(), replicaIdentity: z.enum(['nothing', 'full']).exactOptional() },
		...{ accessMethod: NAME.exactOptional(), tablespace: NAME.exactOptional() },
	}),
	column: COLUMN,
	'primary-key': shapeOf<PrimaryKey>()({ kind: z.literal('primary-key'), ...constraint }),
	unique: shapeOf<UniqueConstraint>()({ kind: z.literal('unique'), ...constraint }),
	exclusion: shapeOf<ExclusionConstraint>()({ kind: z.literal('exclusion'), ...constraint }),
	check: shapeOf<CheckConstraint>()({
		kind: z.literal('check'),
		...constraint,
		...{ expression: TEXT, validated: z.boolean() },
	}),
	'foreign-key': shapeOf<ForeignKey>()({
		kind: z.literal('foreign-key'),
		...constraint,
		references: z.strictObject({ namespace: NAME, relation: NAME, columns: NAMES }),
		...{ onDelete: ACTION, onUpdate: ACTION, validated: z.boolean() },
	}),
	index: shapeOf<Index>()({
		kind: z.literal('index'),
		...onRelation,
		...{ method: NAME, unique: z.boolean(), keys: TEXTS, include: NAMES, predicate: TEXT.nullable() },
		...{ definition: TEXT, constraint: NAME.nullable(), partitionOf: NAMED.nullable(), valid: z.boolean() },
		...{ clustered: ONLY_TRUE, replicaIdentity: ONLY_TRUE, tablespace: NAME.exactOptional() },
		statistics: listOf(z.strictObject({ key: z.number(), target: z.number() })).exactOptional(),
	}),
	view: shapeOf<View>()({ kind: z.literal('view'), ...view }),
	'materialized-view': shapeOf<MaterializedView>()({
		kind: z.literal('materialized-view'),
		...view,
		...{ accessMethod: NAME.exactOptional(), tablespace: NAME.exactOptional() },
		populated: z.literal(false).exactOptional(),
	}),
	function: shapeOf<SqlFunction>()({ kind: z.literal('function'), ...routine }),
	procedure: shapeOf<Procedure>()({ kind: z.literal('procedure'), ...routine }),
	trigger: shapeOf<Trigger>()({
		kind: z.literal('trigger'),
		...onRelation,
		...{ timing: z.enum(['before', 'after', 'instead of']), events: listOf(EVENT) },
		...{ level: z.enum(['row', 'statement']), function: TEXT, condition: TEXT.nullable() },
		...{ enabled: ENABLED, definition: TEXT, inherited: ONLY_TRUE },
	}),
	policy: shapeOf<Policy>()({
		kind: z.literal('policy'),
		...onRelation,
		...{ permissive: z.boolean(), roles: NAMES, using: TEXT.nullable(), check: TEXT.nullable() },
		command: z.enum(['all', 'select', 'insert', 'update', 'delete']),
	}),
	rule: shapeOf<Rule>()({ kind: z.literal('rule'), ...onRelation, enabled: ENABLED, definition: TEXT }),
	'foreign-table': shapeOf<ForeignTable>()({
		kind: z.literal('foreign-table'),
		...inNamespace,
		...{ server: NAME, options: TEXTS, columns: listOf(FOREIGN_COLUMN), checks: CHECKS },
		...{ partitionOf: PARTITION_OF, inherits: listOf(NAMED) },
	}),
} satisfies { readonly [K in PlainKind]: z.ZodType<ObjectOfKind<K>> };

const DEFINED = shapeOf<DefinedObject>()({
	kind: z.enum(DEFINED_KINDS),
	...{ namespace: NAME.nullable(), name: TEXT, comment: COMMENT, statements: TEXTS },
}) satisfies z.ZodType<DefinedObject>;

const { namespace: first, ...others } = SHAPES;

/** Any object of a schema, with exactly the keys that its kind has. */
export const OBJECT: z.ZodType<SchemaObject> = z.discriminatedUnion('kind', [
	first,
	...Object.values(others),
	DEFINED,
]);
