import { compareSchemas } from '../../compare/compare-schemas.ts';
import type { Difference, Effect, SchemaReader } from '../../dialects/dialect.ts';
import { type KnownObjects, numbersOf, readAnew, toSchema, touchedBy } from './known-objects.ts';

/** All objects after some statements, and what these changed. */
export interface ReadAfter {
	readonly after: KnownObjects;
	readonly changes: readonly Difference[];
}

/** After these the effects do not tell everything. */
const SILENCES = /\bsession_replication_role\b|\bevent[\s_]+triggers?\b/i;

/**
 * Reads what statements with these effects have left. A rename shows in the words of others, which only a reading of
 * everything tells.
 */
export async function readAfter(
	reader: SchemaReader,
	before: KnownObjects,
	statements: readonly string[],
	effects: readonly Effect[],
): Promise<ReadAfter> {
	const isWide =
		effects.some(({ details }) => details.some((detail) => detail.startsWith('renamed'))) ||
		statements.some((sql) => SILENCES.test(sql));
	const numbers = numbersOf(effects, before);
	const read = isWide ? null : await reader.readTouched(effects, numbers);
	if (read === null) {
		const after = await reader.readAll();
		return { after, changes: compareSchemas(toSchema(before), toSchema(after)) };
	}
	const touched = touchedBy(numbers, read.kinds, before);
	const changes = compareSchemas(toSchema(touched), toSchema(read.objects));
	return { after: readAnew(before, touched, read.objects), changes };
}
