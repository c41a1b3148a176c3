import { objectsOf } from '../../model/schema.ts';
import { listRestoreNeeds } from '../backup/restore-needs.ts';
import type { Facts } from '../facts.ts';
import { prose } from '../markdown.ts';
import { render } from '../renderer.ts';
import type { GeneratedBlock, Section } from '../section.ts';

/** What people decide about backups, how one is made and tried, and what a restored database needs beside it. */
export const backupStrategy: Section = {
	id: 'backup-strategy',
	title: 'Backup Strategy',
	level: 3,
	parent: 'backup-and-recovery',
	draft: ({ project }) =>
		[
			`- **Full Backups**: ${open('how often, with what, where they lie and for how long')}`,
			`- **Incremental Backups**: ${open('whether the write-ahead log is archived, and how old its newest part may be')}`,
			`- **Point-in-Time Recovery**: ${open('how much work may be lost at most, and how long the database may be away')}`,
			`- **Cross-Region Replication**: ${open('whether a copy stands elsewhere, and who decides to switch to it')}`,
			`- **Restore Test**: ${open('when a backup was last restored, by whom, and how long it took')}`,
			...(project.scale === null ? [] : [`- **Size to plan for**: ${prose(project.scale)}`]),
		].join('\n'),
	blocks: (facts) => [...needsBlock(facts), drillBlock(facts)],
};

function open(question: string): string {
	return `_not written down yet: ${question}_`;
}

function needsBlock({ schema }: Facts): readonly GeneratedBlock[] {
	const needs = listRestoreNeeds(schema);
	if (needs.length === 0) return [];
	return [{ id: 'restore needs', heading: null, content: render('restore-needs', { needs }) }];
}

/** How a backup is made and tried; nothing in it depends on what the next migration does. */
function drillBlock({ schema }: Facts): GeneratedBlock {
	const isGuarded = objectsOf(schema, 'table').some(({ rowSecurity }) => rowSecurity);
	return { id: 'restore drill', heading: null, content: render('restore-drill', { isGuarded }) };
}
