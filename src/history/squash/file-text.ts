import { splitStatements } from '../../sql/split.ts';
import type { Fold, FoldedStatement } from './squash.ts';

/** The comment on top of a folded migration, without line breaks in what people wrote. */
export function headOf({ migrations }: Pick<Fold, 'migrations'>): string {
	const [first, last] = [migrations[0], migrations.at(-1)];
	const names = [first, last].map((migration) => nameOf(migration?.path ?? ''));
	return `-- ${migrations.length} migrations in one: ${names[0]} to ${names[1]}.\n`;
}

/** The last parts of a path that tell migrations apart. */
function nameOf(path: string): string {
	const parts = path.split('/');
	const isWhole = /^(?:up|migration)\.sql$/.test(parts.at(-1) ?? '');
	return (isWhole ? parts.slice(-2, -1) : parts.slice(-1)).join('/').replace(/\s+/g, ' ');
}

/** Statements as the text of a file, each with its semicolon, longer ones apart. */
export function writeStatements(statements: readonly FoldedStatement[]): string {
	let text = '';
	for (const [index, statement] of statements.entries()) {
		const before = statements[index - 1];
		const isApart = [before?.sql ?? '', statement.sql].some((sql) => sql.includes('\n'));
		text += `${index > 0 && isApart ? '\n' : ''}${writeStatement(statement)}\n`;
	}
	return text;
}

/** One statement with its semicolon, and the rows of a `COPY` behind it. */
export function writeStatement({ sql, copyData }: Pick<FoldedStatement, 'sql' | 'copyData'>): string {
	// A comment at a statement's end would swallow the semicolon.
	const isSwallowed = splitStatements(`${sql};\nSELECT 1`).length < 2;
	const whole = `${sql}${isSwallowed ? '\n' : ''};`;
	if (copyData === undefined) return whole;
	return `${whole}\n${copyData}${copyData === '' || copyData.endsWith('\n') ? '' : '\n'}\\.`;
}

/** The whole text of a file that is nothing but the migration. */
export function wholeText(fold: Pick<Fold, 'migrations' | 'statements'>): string {
	return `${headOf(fold)}\n${writeStatements(fold.statements)}`;
}

/** A way back as a file of its own. */
export function downText(fold: Pick<Fold, 'migrations' | 'down'>): string {
	const { down } = fold;
	if (down === null) return `${headOf(fold)}-- No way back was proven: restore a backup from before it.\n`;
	return `${headOf(fold)}\n${writeStatements(down.map((sql) => ({ sql, origin: null })))}`;
}
