import type { Table } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { listTokens, splitAtCommas } from '../../sql/tokens.ts';
import type { Demand, Way } from './demand.ts';
import { tableKey } from './table-parts.ts';

/** One way for a row into each partition that keeps rows itself, in the schema's order; none where there is no partition. */
export function partitionWays(schema: Schema, table: Table): readonly Way[] {
	const partitions = objectsOf(schema, 'table').filter(
		({ partitionOf }) => partitionOf !== null && tableKey(partitionOf) === tableKey(table),
	);
	const keys = keyColumns(table.partitionBy ?? '');
	return partitions.flatMap((partition) => {
		const way = wayInto(keys, partition.partitionOf?.bound ?? '');
		if (partition.partitionBy === null) return [way];
		return partitionWays(schema, partition).map((inner) => [...way, ...inner]);
	});
}

/** The columns of a key in their order; null for an expression. */
function keyColumns(partitionBy: string): readonly (string | null)[] {
	const inner = /^\w+ \((.*)\)$/s.exec(partitionBy)?.[1] ?? '';
	return splitAtCommas(listTokens(inner), 0).map(({ tokens }) => {
		const [name, next] = tokens;
		if (!name || next?.text === '(' || name.text === '(') return null;
		return name.kind === 'quoted-name' ? name.text.slice(1, -1).replaceAll('""', '"') : name.text;
	});
}

function wayInto(keys: readonly (string | null)[], bound: string): Way {
	const list = /^FOR VALUES IN \((.*)\)$/s.exec(bound)?.[1];
	const [key] = keys;
	if (list !== undefined)
		return key
			? [
					{
						kind: 'one-of',
						column: key,
						values: valuesOf(list).flatMap((value) => (value === null ? [] : [value])),
					},
				]
			: [];
	const range = /^FOR VALUES FROM \((.*)\) TO \((.*)\)$/s.exec(bound);
	if (!range) return [];
	const from = valuesOf(range[1] ?? '');
	const to = valuesOf(range[2] ?? '');
	const way: Demand[] = [];
	for (const [index, column] of keys.entries()) {
		if (column === null) break;
		const [least, most] = [from[index], to[index]];
		if (least != null && least === most) {
			way.push({ kind: 'one-of', column, values: [least] });
			continue;
		}
		if (least != null) way.push({ kind: 'bound', column, sign: '>=', value: least });
		if (most != null) way.push({ kind: 'bound', column, sign: '<', value: most });
		break;
	}
	return way;
}

/** Null for `NULL`, `MINVALUE` and `MAXVALUE`. */
function valuesOf(list: string): readonly (string | null)[] {
	return splitAtCommas(listTokens(list), 0).map(({ tokens, start, end }) => {
		const [first] = tokens;
		if (first?.kind === 'string') return first.text.slice(1, -1).replaceAll("''", "'");
		const text = list.slice(start, end);
		return /^(?:null|minvalue|maxvalue)$/i.test(text) ? null : text;
	});
}
