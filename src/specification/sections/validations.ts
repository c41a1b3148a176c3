import { render } from '../renderer.ts';
import { listRules } from '../rules.ts';
import { orEmpty, type Section } from '../section.ts';

/** Rules about one column: checks and uniqueness, one row each, in words and in SQL. */
export const validations: Section = {
	id: 'validations',
	title: 'Constraints and Validations',
	level: 3,
	parent: 'data-types-and-constraints',
	draft: () => 'What the database itself makes sure of, column by column, whoever writes to it.',
	blocks(facts) {
		const rules = listRules(facts.schema).filter(({ columns }) => columns.length === 1);
		const content = () => render('validations', { rules });
		return orEmpty(
			'validations',
			rules.length > 0 ? [{ id: 'column rules', heading: null, content: content() }] : [],
			'No column has a rule beyond its type.',
		);
	},
};
