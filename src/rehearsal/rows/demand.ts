/** What a rule asks of one column's value, as far as it is understood; values are bare texts, as the engine prints them. */
export type Demand = { readonly column: string } & (
	| { readonly kind: 'null' }
	| { readonly kind: 'present' }
	| { readonly kind: 'one-of'; readonly values: readonly string[] }
	| { readonly kind: 'none-of'; readonly values: readonly string[] }
	/** `sign` is one of `<`, `<=`, `>`, `>=`. */
	| { readonly kind: 'bound'; readonly sign: string; readonly value: string }
	/** Of characters, or of an array's elements. */
	| { readonly kind: 'length'; readonly least: number; readonly most: number }
	| {
			readonly kind: 'pattern';
			readonly pattern: string;
			readonly ignoresCase: boolean;
			readonly negated: boolean;
	  }
	/** Compared with another column of the row. */
	| { readonly kind: 'beside'; readonly sign: string; readonly other: string }
	| { readonly kind: 'letters'; readonly letters: 'lower' | 'upper' }
	/** `object`, `array`, `string`, `number` or `boolean`. */
	| { readonly kind: 'json'; readonly type: string }
	/** A value at the end of a path of keys, as JSON; null for any. */
	| { readonly kind: 'json-key'; readonly path: readonly string[]; readonly value: string | null }
);

/** Demands that make a rule true when all of them are met. */
export type Way = readonly Demand[];

/** The name under which a domain's rules speak of its value. */
export const DOMAIN_VALUE = 'VALUE';
