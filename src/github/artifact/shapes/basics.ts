import { z } from 'zod';
import type { Location } from '../../../report/report.ts';

/** Longest texts that a report may hold, in UTF-16 units: a routine's body, a name or path, a word of ours. */
const LONGEST = { text: 16_000_000, name: 4096, word: 60 } as const;

/** Text of any kind, such as the body of a routine or a diff. */
export const TEXT = z.string().max(LONGEST.text);

/** A name, such as that of a table or a role. */
export const NAME = z.string().max(LONGEST.name);

/** A word of ours or of the engine's that is printed as it stands, such as `materialized view`; nothing in it can be markup. */
export const WORD = z
	.string()
	.max(LONGEST.word)
	.regex(/^[a-z]+(?:[ -][a-z]+)*$/);

/** A path from the root of the repository that does not lead out of it. */
export const PATH = NAME.min(1).refine(isInside, 'is no path of the repository');

/** A path, or empty for what is about no file. */
export const PATH_OR_NONE = NAME.refine(
	(path) => path === '' || isInside(path),
	'is no path of the repository',
);

/** A line of a file, from 1. */
export const LINE = z.int().positive();

/** How many entries a list of a report may have. */
export const MOST = 100_000;

/** A list within its limit. */
export function listOf<T extends z.ZodType>(entry: T): z.ZodArray<T> {
	return z.array(entry).max(MOST);
}

/** An object of exactly these keys; the compiler refuses one that leaves out a key that the type has. */
export function shapeOf<T>() {
	return <S extends { readonly [K in keyof Required<T>]: z.ZodType }>(shape: S) => z.strictObject(shape);
}

/** A place in a file. */
export const LOCATION = shapeOf<Location>()({
	...{ file: PATH, line: LINE, endLine: LINE.exactOptional() },
}) satisfies z.ZodType<Location>;

function isInside(path: string): boolean {
	const isAbsolute = /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
	return !isAbsolute && !path.includes('\0') && !path.split(/[/\\]/).includes('..');
}
