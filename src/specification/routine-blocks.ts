import { identify } from '../model/identity.ts';
import type { Routine } from '../model/objects.ts';
import { objectsOf } from '../model/schema.ts';
import { blockId } from './block-id.ts';
import type { Facts } from './facts.ts';
import { codeSpan } from './markdown.ts';
import { joinStatements, objectStatements } from './object-sql.ts';
import { nameOf } from './relations.ts';
import { render } from './renderer.ts';
import type { GeneratedBlock } from './section.ts';
import { storyOf } from './story.ts';

/** One block for each function and procedure that is wanted. */
export function routineBlocks(
	facts: Facts,
	wanted: (routine: Routine) => boolean,
): readonly GeneratedBlock[] {
	const routines: readonly Routine[] = [
		...objectsOf(facts.schema, 'function'),
		...objectsOf(facts.schema, 'procedure'),
	];
	return routines.filter(wanted).map((routine) => ({
		id: blockId(identify(routine)),
		heading: codeSpan(`${nameOf(routine)}(${routine.identityArguments})`),
		content: render('routine', {
			comment: routine.comment,
			definer: routine.securityDefiner,
			story: storyOf(facts, routine),
			sql: joinStatements(objectStatements(facts, routine)),
		}),
	}));
}

/** True for functions that only a trigger can call. */
export function servesTriggers(routine: Routine): boolean {
	return routine.result === 'trigger' || routine.result === 'event_trigger';
}
