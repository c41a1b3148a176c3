import type { FindingCode } from '../report.ts';

/** What each kind of finding is called in a table or a title. */
export const FINDING_LABELS: Readonly<Record<FindingCode, string>> = {
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
	'replay/assumed': 'Assumed by the replay',
	'replay/not-understood': 'Not understood by the replay',
	'history/total': 'Many migrations',
	'history/pull-request': 'Many new migrations',
	'history/altered-again': 'Created and altered in one pull request',
	'history/rollback': 'Way back that does not work',
};
