import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';

/** What the database has and this specification cannot describe, by name. */
export const otherObjects: Section = {
	id: 'other-objects',
	title: 'Other Objects',
	level: 3,
	parent: 'database-documentation',
	draft: () => null,
	blocks({ schema: { others } }) {
		const content = () => render('other-objects', { others });
		return orEmpty(
			'other-objects',
			others.length > 0 ? [{ id: 'other objects', heading: null, content: content() }] : [],
			'Everything that the migrations build is described above.',
		);
	},
};
