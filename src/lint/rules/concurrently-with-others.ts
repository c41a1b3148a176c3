import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { Rule } from '../rule.ts';

/** A migration without a transaction in which other changes stand beside one that may fail halfway. */
export const concurrentlyWithOthers: Rule = {
	id: 'concurrently-with-others',
	group: 'transactions',
	severity: 'info',
	title: 'CONCURRENTLY together with other changes',
	happens:
		'What uses `CONCURRENTLY` runs in no transaction, and so does everything else in the same migration. It can fail late, by a deadlock, a timeout or a duplicate, and what came before it then stays.',
	matters:
		'The migration is half done, and running it again fails at the first statement that is done already.',
	instead: 'Put the statement with `CONCURRENTLY` into a migration of its own.',
	safe: null,
	sources: [],
	check: {
		of: 'migration',
		judge: ({ statements }) => {
			const alone = statements.find(
				({ isAlone, mode, sql }) => isAlone && mode === 'none' && /\bconcurrently\b/i.test(sql),
			);
			if (!alone) return [];
			const others = statements.filter((other) => !other.isAlone && isChange(other));
			const before = others.filter(({ index }) => index < alone.index);
			const [first] = before.length > 0 ? before : others;
			if (!first) return [];
			return [
				{
					statement: alone,
					subject: 'migration',
					message: `${alone.command} may fail when ${before.length > 0 ? `line ${first.line} has been done for good` : `line ${first.line} is still to come`}: a migration of its own could simply be run again`,
				},
			];
		},
	},
};

/** What changes nothing, and what says that it may be there already, can be run twice. */
function isChange({ changes, command, sql }: TracedStatement): boolean {
	const writes = /^(?:INSERT|UPDATE|DELETE|MERGE)\b/.test(command);
	return (changes.length > 0 || writes) && !/\bif\s+(?:not\s+)?exists\b/i.test(sql);
}
