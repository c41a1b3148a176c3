import type { Rewrite } from '../../lint/rule.ts';

/** Statements that stand in for another one as a script, with comments that say where each has to run. */
export function rewriteText(rewrite: Rewrite): string {
	return rewrite
		.map(({ sql, isAlone, isLater }, index) => {
			const where = [
				...(isLater && index > 0 ? ['in a later migration'] : []),
				...(isAlone ? ['outside of a transaction'] : []),
			];
			return `${where.length > 0 ? `-- ${where.join(', ')}\n` : ''}${sql};`;
		})
		.join('\n');
}
