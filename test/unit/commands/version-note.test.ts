import { expect, it } from 'vitest';
import type { MeasuredDocument } from '../../../src/commands/measure-document.ts';
import { versionNote } from '../../../src/commands/version-note.ts';
import type { Schema } from '../../../src/model/schema.ts';

const schema = { engineVersion: '18' } as Schema;

function measured(text: string, regenerated: string): MeasuredDocument {
	return { document: { path: 'docs/a.md', text }, isCurrent: text === regenerated } as MeasuredDocument;
}

const OLD = '# A\n\n- **Database Type**: PostgreSQL 15\n';

it('a document of another version that would read differently is said to be one', () => {
	expect(versionNote(measured(OLD, 'else'), schema)).toEqual([
		{
			kind: 'assumed',
			message: expect.stringContaining('about PostgreSQL 15 and the replay ran on PostgreSQL 18'),
			file: 'docs/a.md',
			line: 3,
		},
	]);
});

it.each<[string, MeasuredDocument | null]>([
	['no document', null],
	['the same text', measured(OLD, OLD)],
	['the same version', measured(OLD.replace('15', '18'), 'else')],
	['no version', measured('- **Database Type**: PostgreSQL\n', 'else')],
])('nothing is said of %s', (_, document) => {
	expect(versionNote(document, schema)).toEqual([]);
});
