import type { Schema } from '../model/schema.ts';
import type { LedgerEntry } from '../project/project.ts';
import type { MeasuredDocument } from './measure-document.ts';

/**
 * The ledger's entry for a specification that would read differently and says that it is about another major version of
 * the database than the one that replayed; none otherwise.
 */
export function versionNote(measured: MeasuredDocument | null, schema: Schema): readonly LedgerEntry[] {
	if (!measured || measured.isCurrent) return [];
	const { path, text } = measured.document;
	const said = /^.*\bDatabase Type\b.*?\bPostgreSQL (\d+)/m.exec(text);
	if (!said || said[1] === schema.engineVersion) return [];
	return [
		{
			kind: 'assumed',
			message: `The specification is about PostgreSQL ${said[1]} and the replay ran on PostgreSQL ${schema.engineVersion}, which prints views and expressions in its own words: a difference in wording alone is not one in the schema.`,
			file: path,
			line: text.slice(0, said.index).split('\n').length,
		},
	];
}
