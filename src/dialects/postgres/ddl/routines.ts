import type { Routine } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteQualified } from './quote.ts';

/** The function or procedure as the engine prints it, and its comment. */
export function writeRoutine(routine: Routine): readonly string[] {
	const { kind, namespace, name, identityArguments, definition, comment } = routine;
	const target = `${kind.toUpperCase()} ${quoteQualified(namespace, name)}(${identityArguments})`;
	return [definition, ...writeComment(target, comment)];
}
