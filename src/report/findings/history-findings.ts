import type { HistoryHealth } from '../../history/measure-history.ts';
import type { Finding, Location } from '../report.ts';
import type { SquashReport } from '../squash/squash-report.ts';

/** Warnings about how many migrations there are; only when this pull request adds some, because only then can it help. */
export function historyFindings(
	{ total, added, budget, alteredAgain }: HistoryHealth,
	squash: SquashReport | null,
): readonly Finding[] {
	const last = added.at(-1);
	if (last === undefined) return [];
	const common = {
		severity: 'warning',
		introduced: true,
		subject: '',
		detail: null,
		differences: [],
		document: null,
	} as const;
	const findings: Finding[] = [];
	if (total > budget.total) {
		const wasWithin = total - added.length <= budget.total;
		findings.push({
			...common,
			// One that was over its budget before is no news in each pull request.
			severity: wasWithin ? 'warning' : 'info',
			code: 'history/total',
			message: `There are now ${total} migrations; the budget is ${budget.total}`,
			migration: { file: last, line: 1 },
			hint: 'Plan further ahead in the specification and fold old migrations into one, as `auggie-database-spec squash` does, or raise `budget.total`.',
		});
	}
	if (added.length > budget.pullRequest) {
		findings.push({
			...common,
			code: 'history/pull-request',
			message: `This pull request adds ${added.length} migrations; the budget is ${budget.pullRequest}`,
			detail: added.join('\n'),
			migration: { file: last, line: 1 },
			hint: squash ? FOLDED : UNFOLDED,
		});
	}
	for (const { table, created, altered } of alteredAgain) {
		const subject = table.replace(' public.', ' ');
		findings.push({
			...common,
			code: 'history/altered-again',
			subject,
			message: `${subject} is created by this pull request and altered again by it`,
			detail: [created, ...altered].map(({ step }) => `${step.path}:${step.line}`).join('\n'),
			migration: placeOf(altered[0] ?? created),
			hint: 'Write the table as it is meant to be in the migration that creates it.',
		});
	}
	return findings;
}

const UNFOLDED =
	'Fold them into fewer before they are merged, as `auggie-database-spec squash --pull-request --base REF` does, or raise `budget.pull-request`.';

const FOLDED =
	'They are folded below, proven: `auggie-database-spec squash --pull-request --base REF --write` puts that in their place. Or raise `budget.pull-request`.';

function placeOf({ step }: { readonly step: { readonly path: string; readonly line: number } }): Location {
	return { file: step.path, line: step.line };
}
