import { findDataChanges } from '../../replay/data-changes.ts';
import { linkFrom } from '../link.ts';
import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';
import { describeDataChanges } from '../words/data-changes.ts';
import { describeEffects } from '../words/effects.ts';
import { migrationName } from '../words/migration-name.ts';
import { describeWayBack } from '../words/way-back.ts';

/** What each migration did and how it is taken back, one item per migration, oldest first. */
export const migrationHistory: Section = {
	id: 'migration-history',
	title: 'Migration History',
	level: 4,
	parent: 'migration-documentation',
	draft: () => 'What each migration did to the schema, oldest first, as the database itself saw it.',
	blocks({ migrations, document, rehearsed }) {
		const waysBack = new Map(
			rehearsed.rollbacks.map((rollback) => [rollback.path, describeWayBack(rollback, document)]),
		);
		const entries = migrations.map(({ migration, steps }) => {
			const schema = describeEffects(steps.map(({ effects }) => effects));
			const rows = describeDataChanges(findDataChanges(steps));
			return {
				name: migrationName(migration.path),
				link: linkFrom(document, migration.path),
				wayBack: indented(waysBack.get(migration.path) ?? ''),
				words: [schema, rows].filter(Boolean).join(' ') || 'Changed no object of the schema.',
			};
		});
		const content = () => render('migration-history', { entries });
		return orEmpty(
			'migration-history',
			entries.length > 0 ? [{ id: 'migration history', heading: null, content: content() }] : [],
			'There is no migration yet.',
		);
	},
};

/** Lines that stay within a list item. */
function indented(text: string): string {
	return text.replace(/^(?=[^\n])/gm, '  ');
}
