import {
	type PrismaAttribute,
	type PrismaBlock,
	type PrismaEntry,
	type PrismaValue,
	readBlocks,
} from './statements.ts';

/** A column, or one side of a relation, which has no column of its own. */
export interface PrismaField {
	readonly name: string;
	/** The column's name. */
	readonly column: string;
	/** `Int`, the name of an enum or model, or `Unsupported`. */
	readonly type: string;
	readonly isList: boolean;
	readonly isOptional: boolean;
	/** `VarChar` of `@db.VarChar(20)`; null where the type alone decides. */
	readonly native: string | null;
	/** The `@relation`, where the foreign key is on this side. */
	readonly relation: PrismaRelation | null;
	/** The name that two sides of a relation share, where they have one. */
	readonly relationName: string | null;
	readonly line: number;
}

/** A foreign key by names of fields. */
export interface PrismaRelation {
	readonly fields: readonly string[];
	readonly references: readonly string[];
	/** As Prisma writes it, such as `SetNull`; null where it is left to Prisma. */
	readonly onDelete: string | null;
}

/** What no two rows share, by names of fields. */
export interface PrismaKey {
	readonly kind: 'primary-key' | 'unique';
	readonly fields: readonly string[];
	/** The name that it has in the database, where it is said. */
	readonly name: string | null;
	readonly line: number;
}

/** A table, or a view. */
export interface PrismaModel {
	readonly kind: 'model' | 'view';
	readonly name: string;
	readonly table: string;
	readonly namespace: string | null;
	readonly fields: readonly PrismaField[];
	readonly keys: readonly PrismaKey[];
	readonly file: string;
	readonly line: number;
}

/** An enum with its labels as the database has them. */
export interface PrismaEnum {
	readonly name: string;
	readonly type: string;
	readonly namespace: string | null;
	readonly labels: readonly string[];
	readonly file: string;
	readonly line: number;
}

/** What the files of a Prisma schema say together. */
export interface PrismaSchema {
	readonly provider: string | null;
	/** False where relations are not foreign keys (`relationMode = "prisma"`). */
	readonly hasForeignKeys: boolean;
	readonly models: readonly PrismaModel[];
	readonly enums: readonly PrismaEnum[];
	/** Blocks that mean tables and are not read, such as `type`. */
	readonly unread: readonly {
		readonly kind: string;
		readonly name: string;
		readonly file: string;
		readonly line: number;
	}[];
}

const READ = new Set(['model', 'view', 'enum', 'datasource', 'generator']);

/** Reads the files of a Prisma schema; names are those of the database where the schema maps them. */
export function readPrismaSchema(
	files: readonly { readonly path: string; readonly text: string }[],
): PrismaSchema {
	const blocks = files.flatMap(({ path, text }) =>
		readBlocks(text).map((block) => ({ ...block, file: path })),
	);
	const setting = (name: string): PrismaValue | null => {
		const entries = blocks.filter(({ kind }) => kind === 'datasource').flatMap((block) => block.entries);
		return entries.find(({ words }) => words[0] === name)?.value ?? null;
	};
	const provider = setting('provider');
	return {
		provider: typeof provider === 'string' ? provider : null,
		hasForeignKeys: setting('relationMode') !== 'prisma',
		models: blocks.flatMap((block) =>
			block.kind === 'model' || block.kind === 'view' ? [readModel(block, block.kind)] : [],
		),
		enums: blocks.filter(({ kind }) => kind === 'enum').map(readEnum),
		unread: blocks
			.filter(({ kind }) => !READ.has(kind))
			.map(({ kind, name, file, line }) => ({ kind, name, file, line })),
	};
}

type FiledBlock = PrismaBlock & { readonly file: string };

function readModel({ name, entries, file, line }: FiledBlock, kind: PrismaModel['kind']): PrismaModel {
	const settings = entries.filter(isSetting).flatMap(({ attributes }) => attributes);
	const fields = entries.filter((entry) => !isSetting(entry));
	return {
		kind,
		name,
		table: mappedName(settings) ?? name,
		namespace: textOf(settings.find((one) => one.name === 'schema')?.values[0]),
		fields: fields.map(readField),
		keys: [...fields.flatMap(readFieldKeys), ...settings.flatMap(readKey)],
		file,
		line,
	};
}

/** A line such as `@@map("users")`, which is about the whole block. */
function isSetting({ words }: PrismaEntry): boolean {
	return words.length === 0;
}

function readField({ words, attributes, line }: PrismaEntry): PrismaField {
	const [name = '', type = '', ...signs] = words;
	const relation = attributes.find((one) => one.name === 'relation');
	const fields = listOf(relation?.named.get('fields'));
	return {
		name,
		column: mappedName(attributes) ?? name,
		type,
		isList: signs.includes('['),
		isOptional: signs.includes('?'),
		native: attributes.find((one) => one.name.startsWith('db.'))?.name.slice('db.'.length) ?? null,
		relation:
			relation && fields.length > 0
				? {
						fields,
						references: listOf(relation.named.get('references')),
						onDelete: textOf(relation.named.get('onDelete')),
					}
				: null,
		relationName: textOf(relation?.named.get('name') ?? relation?.values[0]),
		line,
	};
}

function readFieldKeys({ words, attributes, line }: PrismaEntry): readonly PrismaKey[] {
	const [field = ''] = words;
	return attributes
		.filter(({ name }) => name === 'id' || name === 'unique')
		.map((one) => ({ kind: kindOf(one), fields: [field], name: textOf(one.named.get('map')), line }));
}

function readKey(attribute: PrismaAttribute): readonly PrismaKey[] {
	const { name, values, named, line } = attribute;
	if (name !== 'id' && name !== 'unique') return [];
	const fields = listOf(named.get('fields') ?? values[0]);
	return [{ kind: kindOf(attribute), fields, name: textOf(named.get('map')), line }];
}

function kindOf({ name }: PrismaAttribute): PrismaKey['kind'] {
	return name === 'id' ? 'primary-key' : 'unique';
}

function readEnum({ name, entries, file, line }: FiledBlock): PrismaEnum {
	const settings = entries.filter(isSetting).flatMap(({ attributes }) => attributes);
	return {
		name,
		type: mappedName(settings) ?? name,
		namespace: textOf(settings.find((one) => one.name === 'schema')?.values[0]),
		labels: entries
			.filter((entry) => !isSetting(entry))
			.map(({ words, attributes }) => mappedName(attributes) ?? words[0]!),
		file,
		line,
	};
}

function mappedName(attributes: readonly PrismaAttribute[]): string | null {
	const map = attributes.find(({ name }) => name === 'map');
	return textOf(map?.named.get('name') ?? map?.values[0]);
}

function textOf(value: PrismaValue | undefined): string | null {
	return typeof value === 'string' ? value : null;
}

function listOf(value: PrismaValue | undefined): readonly string[] {
	if (value === undefined) return [];
	return typeof value === 'string' ? [value] : value;
}
