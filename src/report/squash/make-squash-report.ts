import type { Squash } from '../../history/squash/squash.ts';
import type { SquashReport } from './squash-report.ts';

/** A squash as the data that is printed of it. */
export function makeSquashReport({ range, folds, left, edits, proof, advice }: Squash): SquashReport {
	const texts = new Map(edits.map(({ path, text }) => [path, text]));
	return {
		version: 1,
		range,
		squashed: folds.map(({ migrations, way, statements, down }) => {
			const path = migrations.at(-1)?.path ?? '';
			return {
				path,
				migrations: migrations.map((migration) => migration.path),
				way,
				statements: statements.length,
				hasWayBack: migrations.some((migration) => migration.down) ? down !== null : null,
				sql: texts.get(path) ?? '',
			};
		}),
		left: left.map(({ path, line, reason }) => ({ file: path, line, reason })),
		written: edits.filter(({ text }) => text !== null).map(({ path }) => path),
		removed: edits.filter(({ text }) => text === null).map(({ path }) => path),
		proof,
		advice,
	};
}
