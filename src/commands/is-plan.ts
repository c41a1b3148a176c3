import type { ProjectFile } from '../project/load-project.ts';
import { parseDocument } from '../specification/parse-document.ts';

/** True for a specification that says what shall be built and in which no generated block says that anything is. */
export function isPlan({ path, text }: ProjectFile): boolean {
	if (text === null) return false;
	const { statements, placeholders } = parseDocument(path, text);
	const saysSomething = statements.length + placeholders.length > 0;
	return saysSomething && statements.every(({ origin }) => origin.kind === 'claim');
}
