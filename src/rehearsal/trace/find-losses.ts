import { identify, identifyRelation } from '../../model/identity.ts';
import { namedRelations } from '../../sql/named-relations.ts';
import type { TracedLoss, TracedRelation, TracedStatement } from './trace.ts';

/** The rows and values that a statement takes away, of tables that had some before the judged migrations. */
export function findLosses(
	{
		changes,
		effects,
		command,
		tree,
		locks,
	}: Pick<TracedStatement, 'changes' | 'effects' | 'command' | 'tree' | 'locks'>,
	rowCounts: ReadonlyMap<string, number>,
): readonly TracedLoss[] {
	const rowsOf = ({ namespace, name }: Pick<TracedRelation, 'namespace' | 'name'>): number =>
		rowCounts.get(identifyRelation('table', namespace, name)) ?? 0;
	// What is only called otherwise now is not dropped.
	const gone = new Set(effects.filter(({ verb }) => verb === 'dropped').map(({ identity }) => identity));
	const dropped = changes.flatMap((change): readonly TracedLoss[] => {
		if (change.kind !== 'removed' || !gone.has(identify(change.object))) return [];
		const { object } = change;
		if (object.kind === 'table') return [lossOf(object.namespace, object.name, null)];
		if (object.kind !== 'column' || object.generated !== null || object.inherited) return [];
		return [lossOf(object.namespace, object.relation, object.name)];
	});
	const whole = new Set(
		dropped.filter(({ column }) => column === null).map(({ relation }) => keyOf(relation)),
	);
	const [verb, count] = command.split(' ');
	const named = tree && ('TruncateStmt' in tree || 'DeleteStmt' in tree) ? namedRelations(tree) : [];
	const emptied = locks.flatMap(({ relation }): readonly TracedLoss[] => {
		const isNamed = named.some(({ name }) => name === relation.name);
		if (relation.kind !== 'table' || !isNamed) return [];
		return [{ relation, column: null, rows: verb === 'DELETE' ? Number(count) : rowsOf(relation) }];
	});
	return [
		...dropped.filter(({ relation, column }) => column === null || !whole.has(keyOf(relation))),
		...emptied,
	].filter(({ rows }) => rows > 0);

	function lossOf(namespace: string, name: string, column: string | null): TracedLoss {
		const relation = { kind: 'table', namespace, name, table: null, isOld: true } as const;
		return { relation, column, rows: rowsOf(relation) };
	}
}

function keyOf({ namespace, name }: TracedRelation): string {
	return `${namespace}.${name}`;
}
