import { visible } from '../markdown.ts';
import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';
import { toolCommands } from '../testing/tool-commands.ts';
import { migrationName } from '../words/migration-name.ts';
import { recordTable } from '../words/tool-records.ts';

/** How migrations are undone; what came of trying it stands with each one in the history. */
export const rollbackProcedures: Section = {
	id: 'rollback-procedures',
	title: 'Rollback Procedures',
	level: 4,
	parent: 'migration-documentation',
	draft: () =>
		[
			'1. Take the code that needs the new schema out of service first; roll back the newest migration only, then the next.',
			'2. Read in the [Migration History](#migration-history) what it costs. Where rows are lost, take a backup right before.',
			'3. Try it on a copy of the real data: a rule that comes back fails where rows written since then break it.',
			'4. Mend the migration in the repository as well, or the next deployment brings it back.',
		].join('\n'),
	blocks(facts) {
		const { layout, rehearsed, migrations } = facts;
		if (migrations.length === 0) return orEmpty('rollback-procedures', [], 'There is no migration yet.');
		const { rollbacks, untried } = rehearsed;
		if (rollbacks.length === 0 && !untried)
			return orEmpty('rollback-procedures', [], 'No way back could be tried in the engine.');
		const isWritten = rollbacks.some(({ source }) => source === 'written');
		const hasDowns = rollbacks.some(({ source }) => source === 'down');
		const view = {
			tried: rollbacks.length > 0,
			command: hasDowns ? (toolCommands(layout.name, visible(layout.directory))?.back ?? null) : null,
			record: isWritten ? recordTable(layout.name) : null,
			written: isWritten,
			untried: untried ? { ...untried, upTo: untried.upTo && migrationName(untried.upTo) } : null,
		};
		return [{ id: 'rollback procedures', heading: null, content: render('rollback-procedures', view) }];
	},
};
