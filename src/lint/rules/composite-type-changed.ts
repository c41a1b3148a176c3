import { displayObject, listWords } from '../object-words.ts';
import { changedOldObjects } from '../old-objects.ts';
import type { Rule } from '../rule.ts';

/** A composite type that clients no longer find as it was. */
export const compositeTypeChanged: Rule = {
	id: 'composite-type-changed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Attributes of a composite type changed',
	happens: '`ALTER TYPE` renames, drops or retypes attributes at once for every value of the type.',
	matters:
		'Clients that name a missing attribute fail, and those that read or write whole values find the wrong number of fields.',
	instead: 'Make a new type and move columns and functions to it.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			changedOldObjects(statement, context, 'composite').flatMap(({ before, after }) => {
				const current = new Map(after.attributes.map(({ name, type }) => [name, type]));
				const broken = before.attributes.flatMap(({ name, type }) => {
					const now = current.get(name);
					if (now === type) return [];
					return [now === undefined ? `${name} is gone` : `${name} is ${now} instead of ${type}`];
				});
				if (broken.length === 0) return [];
				const name = displayObject(after);
				return [
					{
						subject: `type ${name}`,
						message: `Clients of the type ${name} find other attributes: ${listWords(broken)}`,
					},
				];
			}),
	},
};
