import type { ProjectFile } from '../project/load-project.ts';
import { parseDocument } from '../specification/parse-document.ts';
import { settleConflicts } from '../specification/settle-conflicts.ts';

/** Generated blocks of a database that does not exist yet still ask the engine how it is. */
const BUILDS = /^(?:create|alter)\b/i;

/** True for a specification that says what shall be built and in which no generated block says that anything is. */
export function isPlan({ path, text }: ProjectFile): boolean {
	if (text === null) return false;
	const { statements, placeholders } = parseDocument(path, settleConflicts(path, text).text);
	const claims = statements.filter(({ origin }) => origin.kind === 'claim');
	if (claims.length + placeholders.length === 0) return false;
	return statements.every(({ origin, text: sql }) => origin.kind === 'claim' || !BUILDS.test(sql));
}
