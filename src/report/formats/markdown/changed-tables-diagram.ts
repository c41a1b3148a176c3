import { LARGEST_TEXT, writeDiagram } from '../../../specification/diagram/mermaid.ts';
import type { ChangedTables } from '../../changed-tables.ts';
import { codeBlock } from './escape.ts';
import { fold } from './fold.ts';

/** A comment has other things to say as well. */
const LARGEST_DIAGRAM = LARGEST_TEXT / 4;

/** The tables that a pull request changes as a folded diagram; empty where it changes none. */
export function changedTablesDiagram(changed: ChangedTables | null): string {
	if (changed === null) return '';
	const { text } = writeDiagram(changed.tables, changed.lines, LARGEST_DIAGRAM);
	return fold('The tables that it changes, and those beside them', codeBlock(text, 'mermaid'));
}
