import { splitStatements } from '../../../sql/split.ts';
import { listTokens } from '../../../sql/tokens.ts';
import { headOf, writeStatement, writeStatements } from '../file-text.ts';
import type { Fold, FoldedStatement } from '../squash.ts';

/** The lines that a tool tells both ways through a file by. */
export interface Annotations {
	readonly up: string;
	readonly down: string;
	/** Around a statement that has semicolons or blank lines in it; null where the tool needs none. */
	readonly block: { readonly begin: string; readonly end: string } | null;
}

/** A file with both ways in it. */
export function annotatedText(fold: Fold, annotations: Annotations): string {
	const down = (fold.down ?? []).map((sql): FoldedStatement => ({ sql, origin: null }));
	const back = fold.down === null ? '-- No way back was proven: restore a backup from before it.\n' : '';
	return [
		`${annotations.up}\n${headOf(fold)}\n${writeBlocks(fold.statements, annotations)}`,
		`${annotations.down}\n${back}${writeBlocks(down, annotations)}`,
	].join('\n');
}

function writeBlocks(statements: readonly FoldedStatement[], { block }: Annotations): string {
	if (block === null) return writeStatements(statements);
	return statements
		.map((statement) => {
			const text = writeStatement(statement);
			return isSimple(statement.sql) ? `${text}\n` : `${block.begin}\n${text}\n${block.end}\n`;
		})
		.join('\n');
}

/** Whether a tool that goes by lines and semicolons sees one statement. */
function isSimple(sql: string): boolean {
	if (sql.includes(';') || /^[ \t]*$/m.test(sql) || /--|\/\*/.test(sql)) return false;
	return splitStatements(sql).length === 1 && listTokens(sql).every(({ kind }) => kind !== 'dollar-string');
}
