import type { Choices } from './choices.ts';

const NAMES = [
	'a',
	'items',
	'created_at',
	'user',
	'order',
	'select',
	'table',
	'default',
	'Mixed Case',
	'with"quote',
	"it's",
	'dot.ted',
	'ünïcode',
	'日本語',
	'😀',
	'1st',
	'UPPER',
	' space ',
	'semi;colon',
	'--comment',
	'/*',
	'$$',
	'$1',
	'back\\slash',
	'new\nline',
	'per%cent',
	'(paren',
	'a'.repeat(63),
	'ä'.repeat(31),
	'public',
	'value',
	'check',
	'interval',
	'authorization',
	'between',
	'tab\there',
	'{brace}',
	'|pipe|',
	'<!-- spec:end',
	'E',
	'U&',
	'_x',
	'x_',
	'c,d',
] as const satisfies readonly [string, ...string[]];

/** A name: plain, a word of the language, or one that needs every quote that there is. */
export function randomName(random: Choices): string {
	const name = random.pick(NAMES);
	// Two of a name are a refused statement; most should not be.
	return random.chance(75) ? `${name.slice(0, 20)}${random.below(100)}` : name;
}

/** A name as an identifier in SQL. */
export function quote(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** A text as a constant in SQL. */
export function literal(text: string): string {
	const quoted = text.replaceAll("'", "''");
	return text.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

/** One to so many of something. */
export function list<T>(random: Choices, most: number, make: (index: number) => T): readonly T[] {
	return Array.from({ length: 1 + random.below(most) }, (_, index) => make(index));
}

/** Maybe a comment on an object. */
export function comment(random: Choices, object: string): readonly string[] {
	if (!random.chance(20)) return [];
	return [`COMMENT ON ${object} IS ${literal(`${randomName(random)}\n| of ${randomName(random)} 'quoted'`)}`];
}
