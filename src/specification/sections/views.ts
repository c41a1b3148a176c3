import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import { codeSpan } from '../markdown.ts';
import { joinStatements, objectStatements } from '../object-sql.ts';
import { nameOf } from '../relations.ts';
import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';

/** Views and materialized views, one block each. */
export const views: Section = {
	id: 'views',
	title: 'Views',
	level: 3,
	parent: 'complete-schema-design',
	draft: () => 'Questions that are asked so often that the database knows them by name.',
	blocks(facts) {
		const all = [...objectsOf(facts.schema, 'view'), ...objectsOf(facts.schema, 'materialized-view')];
		const blocks = all.map((view) => ({
			id: blockId(identify(view)),
			heading: codeSpan(nameOf(view)),
			content: render('view', {
				comment: view.comment,
				materialized: view.kind === 'materialized-view',
				sql: joinStatements(objectStatements(facts, view)),
			}),
		}));
		return orEmpty('views', blocks, 'The migrations build no view.');
	},
};
