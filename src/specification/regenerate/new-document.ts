import { prose } from '../markdown.ts';
import type { Part } from './parts.ts';

/** The beginning of a new specification: its title and how it is kept. */
export function startDocument(projectName: string): readonly Part[] {
	const title = `${prose(projectName)}: database specification`;
	const introduction = [
		'This document describes the database as its migrations build it, and what we plan for it.',
		'',
		'Text between a pair of `<!-- spec:begin … -->` and `<!-- spec:end … -->` comments is written by',
		'`auggie-database-spec generate`, so edits there are lost. Everything else is ours to write, is kept as it stands, and may',
		'stand anywhere, also between two such blocks. SQL in a code fence of our own is a plan: the check of a pull request',
		'reports it until a migration builds it.',
		'',
	].join('\n');
	return [
		{ kind: 'heading', text: `# ${title}\n\n`, level: 1, title, line: 0 },
		{ kind: 'prose', text: introduction },
	];
}
