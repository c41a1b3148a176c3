import { render } from '../renderer.ts';
import { listRules } from '../rules.ts';
import { orEmpty, type Section } from '../section.ts';

/** Rules about several columns of a row or about rows together, one row each, in words and in SQL. */
export const checkConstraints: Section = {
	id: 'check-constraints',
	title: 'Check Constraints',
	level: 3,
	parent: 'data-integrity',
	draft: () => 'Rules that tie several columns of one row, or several rows, to each other.',
	blocks(facts) {
		const rules = listRules(facts.schema).filter(({ columns }) => columns.length !== 1);
		const content = () => render('check-constraints', { rules });
		return orEmpty(
			'check-constraints',
			rules.length > 0 ? [{ id: 'row rules', heading: null, content: content() }] : [],
			'No rule spans several columns.',
		);
	},
};
