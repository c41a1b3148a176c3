import { isPlaceholder } from '../../sql/placeholder.ts';
import { positionsIn } from '../../sql/position.ts';
import { splitStatements } from '../../sql/split.ts';
import type { Requirement } from '../requirement.ts';
import type { Reader } from './reader.ts';
import { listUsedColumns } from './sql-columns.ts';

const SQL: ReadonlySet<string> = new Set(['sql', 'postgresql', 'pgsql', 'postgres']);

/** SQL in fenced code that builds something: it is planned as it stands. */
export const sqlFences: Reader = {
	name: 'sql-fences',
	read({ file, fences }) {
		const requirements = fences
			.filter(({ language }) => SQL.has(language))
			.flatMap(({ content, line }) => {
				const position = positionsIn(content);
				return splitStatements(content)
					.filter(({ text }) => !isPlaceholder(text) && BUILDS.test(text))
					.flatMap(({ text, span }): readonly Requirement[] => {
						const place = { file, line: line + position(span.start).line - 1 };
						return [
							{ kind: 'statement', sql: text, place },
							// What it uses of a table that others describe has to be there.
							...listUsedColumns(text).map((used): Requirement => ({ kind: 'used-column', ...used, place })),
						];
					});
			});
		return { requirements, problems: [] };
	},
};

/** Examples of queries are no part of a plan. */
const BUILDS = /^(?:create|alter|comment)\b/i;
