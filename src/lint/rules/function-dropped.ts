import { objectsOf } from '../../model/schema.ts';
import { droppedOfKinds } from '../dropped-objects.ts';
import { takesOver } from '../function-arguments.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A function or procedure that clients no longer find. */
export const functionDropped: Rule = {
	id: 'function-dropped',
	group: 'compatibility',
	severity: 'warning',
	title: 'Function dropped',
	happens:
		'`DROP FUNCTION` removes the function and its grants. Functions are known by the types of their arguments, so a function of the same name with other arguments is another one.',
	matters:
		'Callers fail with `function … does not exist`. PostgreSQL does not look into function bodies that are text: other functions that call it break when they next run.',
	instead:
		'Keep the old signature and let it call the new one; `CREATE OR REPLACE` changes a body without dropping anything.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			droppedOfKinds(statement, context, 'function', 'procedure').flatMap((routine) => {
				const { kind, namespace, name } = routine;
				// Only triggers call it, and those are dropped before it.
				if (routine.result === 'trigger' || routine.result === 'event_trigger') return [];
				const others = objectsOf(context.after, kind).filter(
					(other) => other.namespace === namespace && other.name === name,
				);
				if (others.some((other) => takesOver(other, routine))) return [];
				const shown = displayObject(routine);
				const instead = others.length === 1 ? `; ${displayObject(others[0]!)} is another one` : '';
				const message = `The ${kind} ${shown} is dropped: running clients that call it fail${instead}`;
				return [{ subject: `${kind} ${shown}`, message }];
			}),
	},
};
