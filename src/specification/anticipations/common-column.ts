import { quoteIdentifier, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import type { Column } from '../../model/objects.ts';
import { partsOf } from '../../model/schema.ts';
import type { RelationClass } from '../facts.ts';
import { codeSpan } from '../markdown.ts';
import type { Anticipation } from './anticipation.ts';
import { comparableTables, fewWithout, findColumn, mostFrequent } from './comparable-tables.ts';

/** A column that most tables have and a few have not. */
export interface CommonColumn {
	readonly name: string;
	/** Names that mean it, in snake case. */
	readonly column: RegExp;
	readonly classes: readonly RelationClass[];
	/** Whether another column does the same. */
	readonly isInstead?: (column: Column) => boolean;
	/** Why one wants it, as a Markdown sentence. */
	readonly why: string;
}

/** The anticipation of a column as most tables have it: under its most frequent name, with its most frequent shape. */
export function anticipateColumn({ name, column, classes, isInstead, why }: CommonColumn): Anticipation {
	return {
		name,
		find(facts) {
			const tables = comparableTables(facts, ...classes);
			const found = new Map(tables.map((table) => [table, findColumn(facts, table, column)]));
			const without = fewWithout(tables, (table) => found.get(table) !== undefined).filter(
				(table) => !isInstead || !partsOf(facts.schema, table, 'column').some(isInstead),
			);
			const examples = [...found.values()].filter((each) => each !== undefined);
			const own = mostFrequent(examples.map((each) => each.name));
			const shape = mostFrequent(examples.filter((each) => each.name === own).map(shapeOf));
			if (own === undefined || shape === undefined || without.length === 0) return null;
			return {
				reason: `Most tables have ${codeSpan(own)}. ${why}${isSteady(shape) ? '' : REWRITES}`,
				proposals: without.map((table) => ({
					table,
					missing: `no ${codeSpan(own)}`,
					statements: [
						`ALTER TABLE ${quoteRelation(table.namespace, table.name)} ADD COLUMN ${quoteIdentifier(own)} ${shape}`,
					],
				})),
			};
		},
	};
}

const REWRITES =
	' Its default is worked out row by row, unless its functions are declared stable: that rewrites the table under a lock.';

/** Functions that give the same for all rows of a statement, and types with brackets. */
const STEADY =
	/^(?:now|transaction_timestamp|statement_timestamp|timezone|date_trunc|date_part|extract|to_char|floor|round|timestamp|time|interval|numeric|varying|character)$/i;

/** True for a default that a new column can have without being written into every row. */
function isSteady(shape: string): boolean {
	const value = / DEFAULT ([\s\S]*)$/.exec(shape)?.[1] ?? '';
	return [...value.matchAll(/(\w+)\(/g)].every(
		([, called = '']) => STEADY.test(called) || /^\d|^CURRENT_/i.test(called),
	);
}

/** The column without its name; required only where rows that are there already get a value by it. */
function shapeOf({ type, notNull, default: value }: Column): string {
	const isGiven = value !== null && !/\bnextval\b/.test(value);
	return `${type}${notNull && isGiven ? ' NOT NULL' : ''}${isGiven ? ` DEFAULT ${value}` : ''}`;
}
