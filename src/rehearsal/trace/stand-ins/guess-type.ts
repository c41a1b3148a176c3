import { LAST_RESORT, LIKELY, type TypeHint } from './expression-type.ts';
import { typeByName } from './type-by-name.ts';

/** The type that a column most likely has, by what is done with it and, where that says little, by its name. */
export function guessType(column: string, hints: readonly TypeHint[]): string {
	const best = hints.reduce<TypeHint | null>(
		(most, hint) => (most && most.weight >= hint.weight ? most : hint),
		null,
	);
	if (best && best.weight >= LIKELY) return best.type;
	const byName = typeByName(column);
	if (byName === null || best === null) return byName ?? best?.type ?? 'text';
	if (best.weight === LAST_RESORT) return byName;
	// A text constant may stand for a value of most types, a number for none but numbers.
	if (best.type === 'integer') return /^(?:bigint|integer|numeric)$/.test(byName) ? byName : 'integer';
	const isMoment = /^(?:date|timestamp)/;
	return isMoment.test(best.type) && isMoment.test(byName) ? byName : best.type;
}

/** Types from which a value always becomes one of the type; what is not here is left to the engine to try. */
const FORMER: readonly (readonly [RegExp, string])[] = [
	[/^bigint$/, 'integer'],
	[/^(?:integer|int)$/, 'smallint'],
	[/^smallint$/, 'integer'],
	[/^(?:numeric|decimal)/, 'integer'],
	[/^(?:real|double precision)$/, 'integer'],
	[/^(?:timestamptz|timestamp with time zone)/, 'timestamp'],
	[/^timestamp/, 'timestamptz'],
	[/^date$/, 'timestamptz'],
	[/^jsonb$/, 'json'],
	[/^json$/, 'jsonb'],
	[/^boolean$/, 'integer'],
	[/^(?:"char"|character\(|char\()/, 'text'],
	[/^citext$/, 'text'],
];

/** The type that a column had before it is given this one; `isConverted` where the statement says how the values become it. */
export function formerType(type: string, isConverted: boolean): string {
	const size = Number(/^varchar\((\d+)\)$/.exec(type)?.[1]);
	if (size) return isConverted ? 'text' : `varchar(${Math.max(1, Math.floor(size / 2))})`;
	if (/^(?:text|varchar)$/.test(type)) return isConverted ? 'integer' : 'varchar(255)';
	return FORMER.find(([pattern]) => pattern.test(type))?.[1] ?? 'text';
}
