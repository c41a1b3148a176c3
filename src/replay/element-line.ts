import type { SchemaObject } from '../model/objects.ts';
import { locateElements } from '../sql/locate.ts';
import { positionAt } from '../sql/position.ts';

/**
 * The line of the words that make an object within a statement, counted from the statement's own line: a column's own
 * line in a long CREATE TABLE. It is the statement's line where the object is the statement's whole subject.
 */
export async function elementLine(sql: string, line: number, object: SchemaObject): Promise<number> {
	if (!('relation' in object) || !sql.includes('\n')) return line;
	const isColumn = object.kind === 'column';
	const elements = (await locateElements(sql)).filter(
		({ kind }) => kind === (isColumn ? 'column' : 'constraint'),
	);
	const columns = 'columns' in object ? object.columns : [];
	const element =
		elements.find(({ name }) => name === object.name) ??
		elements.find((candidate) => candidate.name === null && sameColumns(candidate.columns, columns));
	return element ? line + positionAt(sql, element.offset).line - 1 : line;
}

function sameColumns(left: readonly string[], right: readonly string[]): boolean {
	return (
		left.length > 0 && left.length === right.length && left.every((name, index) => name === right[index])
	);
}
