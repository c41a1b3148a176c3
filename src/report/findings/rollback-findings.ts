import type { Rollback } from '../../specification/rehearsed.ts';
import type { Finding } from '../report.ts';

/** Warnings about ways back that do not hold, of the migrations that this pull request adds. */
export function rollbackFindings(
	rollbacks: readonly Rollback[],
	added: readonly string[],
): readonly Finding[] {
	const isAdded = new Set(added);
	return rollbacks.flatMap(({ path, source, place, outcome }): readonly Finding[] => {
		if (source !== 'down' || outcome.kind === 'proven' || !isAdded.has(path)) return [];
		return [
			{
				code: 'history/rollback',
				severity: 'warning',
				introduced: true,
				subject: '',
				message: `The way back of ${path} does not work`,
				detail: outcome.plain,
				differences: [],
				document: null,
				migration: place,
				hint: 'Mend it while it is new: it has to lead back to exactly the schema before.',
			},
		];
	});
}
