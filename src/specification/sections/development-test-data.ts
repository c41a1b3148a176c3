import { blockId } from '../block-id.ts';
import { codeSpan } from '../markdown.ts';
import { joinStatements } from '../object-sql.ts';
import { nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';

/** Rows made up for development, table by table, in an order in which they load. */
export const developmentTestData: Section = {
	id: 'development-test-data',
	title: 'Development Test Data',
	level: 3,
	parent: 'data-seeding',
	draft: () =>
		'Made-up rows to develop with: they satisfy every constraint, and have been loaded in this order into an empty database that had the reference data. Names, addresses and numbers belong to nobody.',
	blocks({ rehearsed }) {
		const blocks = rehearsed.testRows
			.filter(({ statements, shortfall }) => statements.length > 0 || shortfall !== null)
			.map(({ namespace, table, statements, shortfall }) => {
				const relation = { namespace, name: table };
				return {
					id: blockId(`test rows ${relationId(relation)}`),
					heading: codeSpan(nameOf(relation)),
					content: render('test-rows', {
						shortfall,
						sql: statements.length > 0 ? joinStatements(statements) : null,
					}),
				};
			});
		return orEmpty('development-test-data', blocks, 'There is no table to make rows for.');
	},
};
