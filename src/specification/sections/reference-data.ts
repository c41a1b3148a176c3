import { blockId } from '../block-id.ts';
import { codeSpan } from '../markdown.ts';
import { joinStatements } from '../object-sql.ts';
import { nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';

/** The rows that the migrations themselves leave behind, table by table, in an order in which they load. */
export const referenceData: Section = {
	id: 'reference-data',
	title: 'Reference Data',
	level: 3,
	parent: 'data-seeding',
	draft: () =>
		'Rows that the migrations themselves put there, as they stand after the last one. Values that are made anew each time, such as times, are left to their defaults.',
	blocks({ rehearsed }) {
		const blocks = rehearsed.referenceRows.map(({ namespace, table, statements, more, random, refusal }) => {
			const relation = { namespace, name: table };
			return {
				id: blockId(`rows ${relationId(relation)}`),
				heading: codeSpan(nameOf(relation)),
				content: render('reference-rows', {
					refusal,
					// What does not load must not be taken for a part of the document that does.
					language: refusal === null ? 'sql' : 'sql proposal',
					sql: statements.length > 0 ? joinStatements(statements) : null,
					rest: describeRest(more, random, statements.length > 0),
				}),
			};
		});
		return orEmpty('reference-data', blocks, 'The migrations leave no rows behind.');
	},
};

function describeRest(more: number, random: number, isSomeShown: boolean): string | null {
	const sentences: string[] = [];
	const long = more - random;
	if (long > 0) {
		const rows = `${long}${isSomeShown ? ' more' : ''} ${long === 1 ? 'row' : 'rows'}`;
		sentences.push(isSomeShown ? `And ${rows}, not shown here.` : `Has ${rows}, too long to show here.`);
	}
	if (random > 0) {
		const rows = `${random} ${random === 1 ? 'row' : 'rows'}`;
		sentences.push(
			`The migrations ${isSomeShown ? 'also ' : ''}make ${rows} here with random text in them, which differs from database to database: they are data, and no seed.`,
		);
	}
	return sentences.length > 0 ? sentences.join(' ') : null;
}
