import type { SchemaObject } from '../model/objects.ts';
import type { ParseNode } from '../sql/parse-one.ts';

/** What a statement that drops something names. */
export interface NamedDrops {
	readonly isCascade: boolean;
	/** The table that an `ALTER TABLE` takes something from. */
	readonly table: string | null;
	names(object: SchemaObject): boolean;
}

/** What a `DROP` or an `ALTER TABLE` takes away by name; null for a statement that names nothing, as a block of code. */
export function namedDrops(tree: ParseNode | null): NamedDrops | null {
	if (tree === null) return null;
	if ('DropStmt' in tree) {
		const { objects = [], behavior } = tree.DropStmt;
		const names = new Set(objects.map(lastName));
		return {
			isCascade: behavior === 'DROP_CASCADE',
			table: null,
			names: (object) => names.has(object.name),
		};
	}
	if ('AlterTableStmt' in tree) {
		const { relation, cmds = [] } = tree.AlterTableStmt;
		const table = relation?.relname ?? null;
		const actions = cmds.flatMap((cmd) => ('AlterTableCmd' in cmd ? [cmd.AlterTableCmd] : []));
		const names = new Set(
			actions
				.filter(({ subtype }) => subtype === 'AT_DropColumn' || subtype === 'AT_DropConstraint')
				.map(({ name }) => name),
		);
		return {
			isCascade: actions.some(({ behavior }) => behavior === 'DROP_CASCADE'),
			table,
			names: (object) => 'relation' in object && object.relation === table && names.has(object.name),
		};
	}
	return null;
}

/** The last part of a name, whichever way the tree writes it. */
function lastName(node: ParseNode): string | undefined {
	if ('String' in node) return node.String.sval;
	if ('List' in node) return lastOf(node.List.items);
	if ('ObjectWithArgs' in node) return lastOf(node.ObjectWithArgs.objname);
	if ('TypeName' in node) return lastOf(node.TypeName.names);
	return undefined;
}

function lastOf(nodes: readonly ParseNode[] | undefined): string | undefined {
	const last = nodes?.at(-1);
	return last && 'String' in last ? last.String.sval : undefined;
}
