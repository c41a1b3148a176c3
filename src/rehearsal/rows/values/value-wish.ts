import type { Demand, Way } from '../demand.ts';
import type { ValueType } from '../value-type.ts';
import type { TextWish } from './text-wish.ts';

/** What a value is made for. */
export interface ValueWish extends TextWish {
	readonly type: ValueType;
	/** What the rules ask for, in terms of this column. */
	readonly demands: Way;
	/** Whether the column is a key that is counted up. */
	readonly isKey: boolean;
	/** As what part of a second the table's numbers count time: 1, 1000 or 1000000 to a second. */
	readonly clockUnit: number;
	/** How often another value has been refused. */
	readonly attempt: number;
	/** A text of this common shape is asked for; null for what the column's name says. */
	readonly shape: number | null;
	/** The values that the row has already. */
	readonly others: ReadonlyMap<string, string | null>;
}

/** The demands of one kind. */
export function demandsOf<K extends Demand['kind']>(
	demands: Way,
	kind: K,
): readonly Extract<Demand, { readonly kind: K }>[] {
	return demands.filter((demand): demand is Extract<Demand, { readonly kind: K }> => demand.kind === kind);
}

/** Values that must not be. */
export function refusedValues(demands: Way): ReadonlySet<string> {
	return new Set(demands.flatMap((demand) => (demand.kind === 'none-of' ? demand.values : [])));
}

/** A domain's rules in terms of a column, each by the way that is chosen for it. */
export function domainDemands(
	type: ValueType,
	column: string,
	choice: (rule: string) => number = () => 0,
): Way {
	return type.rules.flatMap(({ name, ways }) =>
		(ways[choice(name) % Math.max(ways.length, 1)] ?? []).map((demand) => ({ ...demand, column })),
	);
}
