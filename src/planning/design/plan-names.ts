import { singularName } from '../../specification/words/nouns.ts';
import { PEOPLE } from '../blueprints/choose-blueprints.ts';
import type { Design } from './design.ts';
import { addColumn } from './plan-columns.ts';

const isPerson = (name: string): boolean => name === 'users' || PEOPLE.test(singularName(name));

/** Gives a name to things of which nothing at all is said: a table of bare keys is none that anybody can use. */
export function planNames({ tables, tenancy }: Design): void {
	for (const table of tables.values()) {
		if (table.place === null || table.role !== 'core' || table.isExact) continue;
		const own = table.columns.filter(({ origin }) => origin.kind !== 'custom');
		const keys = table.foreignKeys.filter((key) => key.table !== tenancy?.table);
		if (own.length > table.foreignKeys.length || keys.length > 1) continue;
		// What somebody does, and what there is one of for each, goes by no name.
		const isDeed = keys.some(
			({ table: to, column }) => isPerson(to) || table.uniques.some(({ columns }) => columns[0] === column),
		);
		if (isDeed) continue;
		addColumn(table, {
			name: 'name',
			type: 'text',
			notNull: true,
			origin: { kind: 'custom', why: 'people have to tell its rows apart' },
		});
	}
}
