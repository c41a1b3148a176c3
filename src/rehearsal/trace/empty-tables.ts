import type { Engine } from '../../dialects/dialect.ts';
import type { SchemaObject } from '../../model/objects.ts';
import { namedRelations } from '../../sql/named-relations.ts';
import type { ParseNode } from '../../sql/parse-one.ts';
import type { KnownObjects } from '../rollbacks/known-objects.ts';
import { quoted } from './quoted.ts';

/** Which tables are to lose their rows: those that a statement names and all that refer to them, or every one. */
export function tablesToEmpty(known: KnownObjects, tree: ParseNode | null): readonly string[] {
	const objects = [...known.values()];
	const tables = objects.filter(({ kind }) => kind === 'table');
	if (tree === null) return tables.map(qualified);
	const names = new Set(namedRelations(tree).map(({ name }) => name));
	const chosen = new Set(tables.filter(({ name }) => names.has(name)).map(qualified));
	const referring = objects.flatMap((object) =>
		object.kind === 'foreign-key'
			? [
					{
						from: qualified({ namespace: object.namespace, name: object.relation }),
						to: qualified({ namespace: object.references.namespace, name: object.references.relation }),
					},
				]
			: [],
	);
	for (let size = -1; size !== chosen.size; ) {
		size = chosen.size;
		for (const { from, to } of referring) if (chosen.has(to)) chosen.add(from);
	}
	return [...chosen];
}

/** Deletes all rows of tables, which no trigger and no foreign key hears of; with the weakest lock that does it. */
export async function emptyTables(
	engine: Engine,
	tables: readonly string[],
	isTrial: boolean,
): Promise<void> {
	const statements = [
		...(isTrial ? [] : ['BEGIN']),
		'SET LOCAL session_replication_role = replica',
		...tables.map((table) => `DELETE FROM ${table}`),
		'SET LOCAL session_replication_role = origin',
		...(isTrial ? [] : ['COMMIT']),
	];
	const batch = statements.map((sql) => ({ sql }));
	await engine.apply({ statements: batch, transaction: 'none', continues: true });
}

function qualified(
	object: SchemaObject | { readonly namespace: string | null; readonly name: string },
): string {
	const namespace = 'namespace' in object && object.namespace !== null ? object.namespace : 'public';
	return `${quoted(namespace)}.${quoted(object.name)}`;
}
