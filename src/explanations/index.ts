import type { ErrorCode } from '../errors.ts';
import type { FindingCode } from '../report/report.ts';
import { FINDING_LABELS } from '../report/words/finding-labels.ts';
import { DRIFT_EXPLANATIONS } from './drift.ts';
import { ERROR_EXPLANATIONS, ERROR_LABELS } from './errors.ts';
import type { Explanation } from './explanation.ts';
import { HISTORY_EXPLANATIONS } from './history.ts';
import { INTEGRITY_EXPLANATIONS } from './history-integrity.ts';
import { LIVE_EXPLANATIONS } from './live.ts';
import { REPLAY_EXPLANATIONS } from './replay.ts';
import { SNAPSHOT_EXPLANATIONS } from './snapshot.ts';
import { SPECIFICATION_EXPLANATIONS } from './specification.ts';

/** Everything that a check or a command can say by a code. */
export type ExplainedCode = FindingCode | ErrorCode;

/** What each code means, in the order in which they are listed. */
export const EXPLANATIONS: Readonly<Record<ExplainedCode, Explanation>> = {
	...DRIFT_EXPLANATIONS,
	...SPECIFICATION_EXPLANATIONS,
	...SNAPSHOT_EXPLANATIONS,
	...LIVE_EXPLANATIONS,
	...REPLAY_EXPLANATIONS,
	...HISTORY_EXPLANATIONS,
	...INTEGRITY_EXPLANATIONS,
	...ERROR_EXPLANATIONS,
};

/** What each code is called in a title. */
export const EXPLAINED_LABELS: Readonly<Record<ExplainedCode, string>> = {
	...FINDING_LABELS,
	...ERROR_LABELS,
};

/** Every code, findings first, in the order in which they are listed. */
export const EXPLAINED_CODES = Object.keys(EXPLANATIONS) as readonly ExplainedCode[];
