import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { Design } from './design.ts';
import { findColumn } from './planned.ts';

/** Nothing ends before it begins: a check for each pair of columns that says from when to when. */
export function planPeriods({ tables }: Design): void {
	for (const table of tables.values()) {
		if (table.isExact) continue;
		for (const { name, type } of [...table.columns]) {
			const end = ENDS.flatMap(([start, ends]) =>
				start.test(name) ? ends.map((each) => name.replace(start, each)) : [],
			)
				.map((each) => findColumn(table, each))
				.find((column) => column?.type === type);
			if (!end || !/^(?:date|time)/.test(type)) continue;
			const [from, to] = [quoteIdentifier(name), quoteIdentifier(end.name)];
			const isKnown = [
				...table.checks,
				...table.exclusions.map(({ name, definition }) => ({ name, condition: definition })),
			].some(({ condition }) => condition.includes(from) && condition.includes(to));
			// A time of day may run past midnight.
			if (isKnown || type.startsWith('time ') || type === 'time') continue;
			table.checks.push({
				name: `${table.name}_${end.name}_check`,
				condition: `${to} ${type === 'date' ? '>=' : '>'} ${from}`,
			});
		}
	}
}

const ENDS: readonly (readonly [RegExp, readonly string[]])[] = [
	[/^starts?(?=_|$)/, ['ends', 'end']],
	[/^started(?=_)/, ['ended', 'finished']],
	[/^valid_from$/, ['valid_to', 'valid_until']],
	[/^from(?=_)/, ['to']],
	[/^period_start$/, ['period_end']],
	[/_start$/, ['_end']],
	[/^check_in(?=_)/, ['check_out']],
];
