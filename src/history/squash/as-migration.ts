import type { Migration } from '../../project/project.ts';
import type { FoldedStatement } from './squash.ts';

/** Folded statements as a migration in the place of those that they replace, before they are written to any file. */
export function asMigration(
	replaced: readonly Migration[],
	statements: readonly FoldedStatement[],
): Migration {
	const last = replaced.at(-1)!;
	return {
		...{ version: last.version, name: last.name, path: last.path, source: last.source },
		statements: statements.map(({ sql, copyData }) => ({
			...{ text: sql, span: { start: 0, end: 0 } },
			...(copyData === undefined ? {} : { copyData }),
		})),
		sections: [{ count: statements.length, transaction: 'transaction' }],
	};
}
