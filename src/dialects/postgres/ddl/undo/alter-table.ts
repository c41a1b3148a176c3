import type { Table } from '../../../../model/objects.ts';
import { quoteRelation } from '../quote.ts';
import { alterTable } from './target.ts';

/** How a table's own attributes become again what they were; null for what no statement gives back. */
export function alterTableBack(
	before: Table,
	after: Table,
	changed: ReadonlySet<string>,
): readonly string[] | null {
	const target = alterTable(before);
	const statements: string[] = [];
	for (const name of changed) {
		switch (name) {
			case 'row security':
				statements.push(`${target} ${before.rowSecurity ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`);
				break;
			case 'forced row security':
				statements.push(`${target} ${before.forceRowSecurity ? 'FORCE' : 'NO FORCE'} ROW LEVEL SECURITY`);
				break;
			case 'unlogged':
				statements.push(`${target} SET ${before.unlogged ? 'UNLOGGED' : 'LOGGED'}`);
				break;
			case 'replica identity':
				if (before.replicaIdentity === undefined && after.replicaIdentity === undefined) return null;
				statements.push(`${target} REPLICA IDENTITY ${(before.replicaIdentity ?? 'default').toUpperCase()}`);
				break;
			case 'options':
				statements.push(...setOptions(before, after));
				break;
			case 'partition of':
				statements.push(...movePartition(before, after));
				break;
			case 'inherits':
				statements.push(...moveHeir(before, after));
				break;
			default:
				return null;
		}
	}
	return statements;
}

function setOptions(before: Table, after: Table): readonly string[] {
	const names = before.options.map((option) => option.split('=')[0]);
	const gone = after.options
		.map((option) => option.split('=')[0])
		.filter((name): name is string => name !== undefined && !names.includes(name));
	const target = alterTable(before);
	return [
		...(gone.length === 0 ? [] : [`${target} RESET (${gone.join(', ')})`]),
		...(before.options.length === 0 ? [] : [`${target} SET (${before.options.join(', ')})`]),
	];
}

function movePartition(before: Table, after: Table): readonly string[] {
	const name = quoteRelation(before.namespace, before.name);
	const parent = (of: NonNullable<Table['partitionOf']>): string => quoteRelation(of.namespace, of.name);
	return [
		...(after.partitionOf === null
			? []
			: [`ALTER TABLE ${parent(after.partitionOf)} DETACH PARTITION ${name}`]),
		...(before.partitionOf === null
			? []
			: [`ALTER TABLE ${parent(before.partitionOf)} ATTACH PARTITION ${name} ${before.partitionOf.bound}`]),
	];
}

function moveHeir(before: Table, after: Table): readonly string[] {
	const target = alterTable(before);
	const parents = (table: Table): readonly string[] =>
		table.inherits.map(({ namespace, name }) => quoteRelation(namespace, name));
	const [was, is] = [parents(before), parents(after)];
	return [
		...is.filter((parent) => !was.includes(parent)).map((parent) => `${target} NO INHERIT ${parent}`),
		...was.filter((parent) => !is.includes(parent)).map((parent) => `${target} INHERIT ${parent}`),
	];
}
