import { findRule } from '../../lint/rule-name.ts';
import type { FindingCode, NamedCode } from '../report.ts';

/** What each kind of finding that no rule has is called in a table or a title. */
export const FINDING_LABELS: Readonly<Record<NamedCode, string>> = {
	'drift/undocumented': 'In the migrations, not in the specification',
	'drift/removed': 'In the specification, not in the migrations any more',
	'drift/differs': 'Different in the specification and the migrations',
	'drift/planned': 'Planned, not built yet',
	'drift/broken-claim': 'SQL in the specification that does not run',
	'drift/undefined': 'Used in the specification, and never defined',
	'drift/graduated': 'Planned, and built now',
	'drift/left-open': 'Left open in the specification',
	'drift/said-twice': 'Said twice in the specification',
	'drift/stale-reference': 'A former name in the specification',
	'specification/missing': 'No specification',
	'specification/outdated': 'Specification not regenerated',
	'specification/unproven': 'Executable schema not proven',
	'specification/large': 'A large specification',
	'snapshot/lacks': 'In the migrations, not in the schema snapshot',
	'snapshot/extra': 'In the schema snapshot, not in the migrations',
	'snapshot/differs': 'Different in the schema snapshot and the migrations',
	'live/missing': 'In the migrations, not in the live database',
	'live/extra': 'In the live database, not in the migrations',
	'live/differs': 'Different in the live database and the migrations',
	'replay/assumed': 'Assumed by the replay',
	'replay/not-understood': 'Not understood by the replay',
	'history/total': 'Many migrations',
	'history/pull-request': 'Many new migrations',
	'history/altered-again': 'Created and altered in one pull request',
	'history/churn': 'Changed back and forth',
	'history/unplanned': 'Not planned in the specification',
	'history/rollback': 'Way back that does not work',
	'history/edited': 'Migration of the base branch edited',
	'history/comment-edited': 'Migration of the base branch written otherwise',
	'history/renamed': 'Migration of the base branch renamed',
	'history/deleted': 'Migration of the base branch deleted',
	'history/squashed': 'Migrations folded into fewer',
	'history/reordered': 'Migrations in another order',
	'history/version-taken': 'Version of another migration',
	'history/out-of-order': 'New migration before an old one',
	'history/missing-down': 'No way back',
	'history/checksum': 'Checksums or list of migrations out of date',
	'lint/unused-suppression': 'Comment that silences nothing',
	'lint/suppression-without-reason': 'Comment that silences without a reason',
};

/** Whether a code is one of those that no rule has. */
export function isNamedCode(code: string): code is NamedCode {
	return Object.hasOwn(FINDING_LABELS, code);
}

/** What a kind of finding is called in a table or a title; the code itself for a rule that is not there any more. */
export function findingLabel(code: FindingCode): string {
	return isNamedCode(code) ? FINDING_LABELS[code] : (findRule(code)?.title ?? code);
}
