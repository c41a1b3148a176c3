import { identify, RELATION_KINDS } from '../../model/identity.ts';
import type { SchemaObject } from '../../model/objects.ts';
import { elementLine } from '../../replay/element-line.ts';
import type { Replay, Touch } from '../../replay/replay.ts';
import type { DocumentStatement } from '../../specification/document.ts';
import type { Location } from '../report.ts';

/**
 * Where the migrations made an object (`created`), or last changed or dropped it (`last`); the object's relation where it
 * has no story of its own.
 */
export async function migrationLocation(
	replay: Replay,
	object: SchemaObject,
	which: 'created' | 'last',
): Promise<Location | null> {
	const identity = identify(object);
	const touches = replay.touches.get(identity);
	const own = (which === 'created' ? creation(touches) : lastTouch(touches)) ?? replay.endings.get(identity);
	const touch = own ?? relationTouch(replay, object);
	if (!touch) return null;
	const { step } = touch;
	return { file: step.path, line: await elementLine(step.sql, step.line, object) };
}

/** Where a document says an object; the object's own line within a long statement. */
export async function documentLocation(
	path: string,
	statement: DocumentStatement | null,
	object: SchemaObject,
): Promise<Location | null> {
	if (!statement) return null;
	return { file: path, line: await elementLine(statement.text, statement.line, object) };
}

/** What was dropped and made again was made by the one who did it last. */
function creation(touches: readonly Touch[] | undefined): Touch | undefined {
	return touches?.findLast(({ effect }) => effect.verb === 'created') ?? touches?.[0];
}

/** A comment is the last thing that happens to an object and the least that a reader looks for. */
function lastTouch(touches: readonly Touch[] | undefined): Touch | undefined {
	return touches?.findLast(({ effect }) => effect.details.join() !== 'comment') ?? touches?.at(-1);
}

function relationTouch(replay: Replay, object: SchemaObject): Touch | undefined {
	if (!('relation' in object)) return undefined;
	for (const kind of RELATION_KINDS) {
		const owner = { kind, namespace: object.namespace, name: object.relation } as SchemaObject;
		const touch = lastTouch(replay.touches.get(identify(owner)));
		if (touch) return touch;
	}
	return undefined;
}
