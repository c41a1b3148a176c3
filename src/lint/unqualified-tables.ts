import type { ParseNode } from '../sql/parse-one.ts';
import { utf16Offsets } from '../sql/parser.ts';

/** A table that a statement names without its namespace, and where, in UTF-16 units, if that is known. */
export interface UnqualifiedTable {
	readonly name: string;
	readonly offset: number | null;
}

/** The tables that a statement creates, alters or drops without saying in which namespace; temporary ones aside. */
export function unqualifiedTables(tree: ParseNode | null, sql: string): readonly UnqualifiedTable[] {
	if (tree === null) return [];
	if ('DropStmt' in tree) {
		if (tree.DropStmt.removeType !== 'OBJECT_TABLE') return [];
		return (tree.DropStmt.objects ?? []).flatMap((object) => {
			const parts = 'List' in object ? (object.List.items ?? []) : [];
			const [first] = parts;
			const isBare = parts.length === 1 && first && 'String' in first;
			return isBare ? [{ name: first.String.sval ?? '', offset: null }] : [];
		});
	}
	const relation = relationOf(tree);
	if (!relation || relation.schemaname !== undefined || relation.relpersistence === 't') return [];
	return [{ name: relation.relname ?? '', offset: utf16Offsets(sql)(relation.location ?? 0) }];
}

function relationOf(tree: ParseNode) {
	if ('CreateStmt' in tree) return tree.CreateStmt.relation;
	if ('CreateTableAsStmt' in tree) return tree.CreateTableAsStmt.into?.rel;
	if ('AlterTableStmt' in tree && tree.AlterTableStmt.objtype === 'OBJECT_TABLE')
		return tree.AlterTableStmt.relation;
	return undefined;
}
