import { identify } from '../../model/identity.ts';
import { subjectOf } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** An object that no comment explains. */
export const commentMissing: Rule = {
	id: 'comment-missing',
	group: 'schema',
	severity: 'off',
	title: 'Comment missing',
	happens: '`COMMENT ON` keeps a text with the object, which tools and the specification show.',
	matters: 'What a column means is otherwise known to those who made it.',
	instead: 'Say in one sentence what it holds.',
	safe: "COMMENT ON TABLE orders IS 'What customers have bought, one row for each checkout';",
	sources: [
		'tbls/requireTableComment',
		'tbls/requireColumnComment',
		'tbls/requireIndexComment',
		'tbls/requireConstraintComment',
		'tbls/requireTriggerComment',
		'schemacrawler/LinterTableWithNoRemarks',
	],
	options: {
		kinds: {
			default: ['table', 'column'],
			description:
				'Which kinds of object need a comment, such as `table`, `column`, `view`, `function`, `index`, `trigger`.',
		},
	},
	check: {
		of: 'schema',
		judge: (schema, { kinds }) =>
			schema.objects.flatMap((object) => {
				if (!Array.isArray(kinds) || !kinds.includes(object.kind) || object.comment) return [];
				if ('inherited' in object && object.inherited) return [];
				if (object.kind === 'table' && object.partitionOf !== null) return [];
				if (object.kind === 'index' && (object.constraint !== null || object.partitionOf !== null)) return [];
				const subject = subjectOf(object);
				return [{ object: identify(object), subject, message: `The ${subject} has no comment` }];
			}),
	},
};
