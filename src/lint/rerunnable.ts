import type { Effect } from '../dialects/dialect.ts';
import type { TracedStatement } from '../rehearsal/trace/trace.ts';
import type { AlterTableCmd, ParseNode } from '../sql/parse-one.ts';

/** Whether a statement that did something can run a second time, after those before it have run a second time too. */
export function isRerunnable(
	{ tree, effects }: TracedStatement,
	before: readonly TracedStatement[],
): boolean {
	if (tree === null) return true;
	if ('DropStmt' in tree) return tree.DropStmt.missing_ok === true;
	if ('CreateStmt' in tree) return tree.CreateStmt.if_not_exists === true;
	if ('IndexStmt' in tree) {
		const { idxname, if_not_exists, concurrent } = tree.IndexStmt;
		// Without a name the engine finds another one each time, and nobody drops the invalid one.
		if (idxname === undefined) return concurrent !== true;
		return if_not_exists === true || isDroppedBefore(idxname, before);
	}
	if ('RenameStmt' in tree) return false;
	if (!('AlterTableStmt' in tree)) return isGuarded(tree) || areDroppedBefore(effects, before);
	return actionsOf(tree).every((action) => isActionRerunnable(action, before));
}

/** A block of code has its own ways to look before it does something. */
function isGuarded(tree: ParseNode): boolean {
	const [statement]: readonly unknown[] = Object.values(tree);
	if (typeof statement !== 'object' || statement === null) return false;
	const isLoose = 'if_not_exists' in statement && statement.if_not_exists === true;
	return 'DoStmt' in tree || isLoose || ('replace' in statement && statement.replace === true);
}

/** Whether a statement makes nothing, or only what an earlier one drops where it exists. */
function areDroppedBefore(effects: readonly Effect[], before: readonly TracedStatement[]): boolean {
	const made = effects.filter(({ verb, kind }) => verb === 'created' && kind !== 'column');
	const [first] = made;
	return first === undefined || isDroppedBefore(nameOf(first), before);
}

/** The last name of an identity, without quotes and arguments. */
function nameOf({ identity }: Effect): string {
	const last = /(?:"((?:[^"]|"")*)"|([^."( ]+))(?:\(.*\))?$/s.exec(identity);
	return last?.[1]?.replaceAll('""', '"') ?? last?.[2] ?? '';
}

const FAILS_AGAIN: ReadonlySet<string> = new Set([
	...['AT_AddIdentity', 'AT_AttachPartition', 'AT_DetachPartition'],
]);

const WITH_GUARD: ReadonlySet<string> = new Set([
	...['AT_DropConstraint', 'AT_DropColumn', 'AT_AddColumn', 'AT_DropIdentity', 'AT_DropExpression'],
]);

function isActionRerunnable(action: AlterTableCmd, before: readonly TracedStatement[]): boolean {
	const { subtype = '', missing_ok } = action;
	if (WITH_GUARD.has(subtype)) return missing_ok === true;
	if (subtype !== 'AT_AddConstraint') return !FAILS_AGAIN.has(subtype);
	const name = action.def && 'Constraint' in action.def ? action.def.Constraint.conname : undefined;
	return name !== undefined && isDroppedBefore(name, before);
}

/** Whether the last statement that is about this name drops it where it exists. */
function isDroppedBefore(name: string, before: readonly TracedStatement[]): boolean {
	const last = before.findLast(({ tree }) => tree !== null && (drops(tree, name) || makes(tree, name)));
	return last?.tree !== undefined && last.tree !== null && drops(last.tree, name);
}

function drops(tree: ParseNode, name: string): boolean {
	if ('DropStmt' in tree)
		return (tree.DropStmt.objects ?? []).some((object) => {
			const parts = partsOf(object);
			const last = parts.at(-1);
			return last !== undefined && 'String' in last && last.String.sval === name;
		});
	return actionsOf(tree).some((action) => action.subtype === 'AT_DropConstraint' && action.name === name);
}

function partsOf(object: ParseNode): readonly ParseNode[] {
	if ('List' in object) return object.List.items ?? [];
	if ('TypeName' in object) return object.TypeName.names ?? [];
	if ('ObjectWithArgs' in object) return object.ObjectWithArgs.objname ?? [];
	return [object];
}

function makes(tree: ParseNode, name: string): boolean {
	if ('IndexStmt' in tree) return tree.IndexStmt.idxname === name;
	return actionsOf(tree).some(
		({ subtype, def }) =>
			subtype === 'AT_AddConstraint' && def && 'Constraint' in def && def.Constraint.conname === name,
	);
}

function actionsOf(tree: ParseNode): readonly AlterTableCmd[] {
	if (!('AlterTableStmt' in tree)) return [];
	return (tree.AlterTableStmt.cmds ?? []).flatMap((cmd) =>
		'AlterTableCmd' in cmd ? [cmd.AlterTableCmd] : [],
	);
}
