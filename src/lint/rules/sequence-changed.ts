import type { SequenceOptions } from '../../model/objects.ts';
import { displayObject, listWords } from '../object-words.ts';
import { changedOldObjects } from '../old-objects.ts';
import type { Problem, Rule } from '../rule.ts';

/** A sequence or identity column that counts otherwise than clients know. */
export const sequenceChanged: Rule = {
	id: 'sequence-changed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Numbering changed',
	happens: "A sequence's `INCREMENT`, its limits and its type decide what `nextval` gives next.",
	matters:
		'Mappers that fetch numbers in blocks have the increment in their code: where the two differ, they hand out numbers twice. A lower maximum ends the numbering with an error.',
	instead:
		'Change the code and the sequence together while no writer runs, or give the new code a sequence of its own.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) => [
			...changedOldObjects(statement, context, 'sequence').flatMap(({ before, after }) =>
				problems(`sequence ${displayObject(after)}`, before.options, after.options),
			),
			...changedOldObjects(statement, context, 'column').flatMap(({ before, after }) =>
				before.identity && after.identity && !after.inherited
					? problems(`column ${displayObject(after)}`, before.identity.options, after.identity.options)
					: [],
			),
		],
	},
};

function problems(subject: string, before: SequenceOptions, after: SequenceOptions): readonly Problem[] {
	const changed: string[] = [];
	if (before.increment !== after.increment)
		changed.push(`the increment is ${after.increment} instead of ${before.increment}`);
	if (BigInt(after.maximum) < BigInt(before.maximum))
		changed.push(`the maximum is ${after.maximum} instead of ${before.maximum}`);
	if (BigInt(after.minimum) > BigInt(before.minimum))
		changed.push(`the minimum is ${after.minimum} instead of ${before.minimum}`);
	if (after.cycle && !before.cycle) changed.push('it begins again at the end');
	if (changed.length === 0) return [];
	return [{ subject, message: `Numbers of the ${subject} come otherwise: ${listWords(changed)}` }];
}
