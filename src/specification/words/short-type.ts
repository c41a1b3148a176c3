const SHORT: readonly (readonly [RegExp, string])[] = [
	[/^timestamp(\(\d+\))? with time zone/, 'timestamptz$1'],
	[/^timestamp(\(\d+\))? without time zone/, 'timestamp$1'],
	[/^time(\(\d+\))? with time zone/, 'timetz$1'],
	[/^time(\(\d+\))? without time zone/, 'time$1'],
	[/^character varying/, 'varchar'],
	[/^character(?=\(|\[|$)/, 'char'],
	[/^bit varying/, 'varbit'],
];

/** A type by the shorter of the names that PostgreSQL takes for it: `timestamptz(3)` for `timestamp(3) with time zone`. */
export function shortType(type: string): string {
	for (const [long, short] of SHORT) if (long.test(type)) return type.replace(long, short);
	return type;
}
