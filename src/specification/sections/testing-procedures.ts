import { sqlPathOf } from '../../project/load-project.ts';
import { visible } from '../markdown.ts';
import { render } from '../renderer.ts';
import type { Section } from '../section.ts';
import { quoteForShell, toolCommands } from '../testing/tool-commands.ts';

/** The commands that replay the migrations, prove the schema and try the way back; none of them changes with a migration. */
export const testingProcedures: Section = {
	id: 'testing-procedures',
	title: 'Testing Procedures',
	level: 4,
	parent: 'migration-documentation',
	draft: () =>
		'- **Before a release**: _not written down yet: who tries a migration on a copy of the real data, and how long it may hold a lock_',
	blocks({ layout, document, schema, rehearsed }) {
		const commands = toolCommands(layout.name, visible(layout.directory));
		const goesBack =
			rehearsed.rollbacks.length === 0 || rehearsed.rollbacks.some(({ source }) => source === 'down');
		const content = render('testing-procedures', {
			directory: layout.directory,
			script: quoteForShell(visible(sqlPathOf(document))),
			forward: commands?.forward ?? null,
			back: goesBack ? (commands?.back ?? null) : null,
			given: schema.given !== undefined,
		});
		return [{ id: 'testing procedures', heading: null, content }];
	},
};
