import type { ErrorCode } from '../errors.ts';
import { findRule } from '../lint/rule-name.ts';
import type { FindingCode, NamedCode } from '../report/report.ts';
import { FINDING_LABELS, findingLabel } from '../report/words/finding-labels.ts';
import { DRIFT_EXPLANATIONS } from './drift.ts';
import { ERROR_EXPLANATIONS, ERROR_LABELS } from './errors.ts';
import type { Explanation } from './explanation.ts';
import { HISTORY_EXPLANATIONS } from './history.ts';
import { INTEGRITY_EXPLANATIONS } from './history-integrity.ts';
import { LINT_EXPLANATIONS, RULE_CODES, ruleExplanation } from './lint.ts';
import { LIVE_EXPLANATIONS } from './live.ts';
import { REPLAY_EXPLANATIONS } from './replay.ts';
import { SNAPSHOT_EXPLANATIONS } from './snapshot.ts';
import { SPECIFICATION_EXPLANATIONS } from './specification.ts';

/** Everything that a check or a command can say by a code. */
export type ExplainedCode = FindingCode | ErrorCode;

type WrittenCode = NamedCode | ErrorCode;

/** What each code that no rule has means, in the order in which they are listed. */
const EXPLANATIONS: Readonly<Record<WrittenCode, Explanation>> = {
	...DRIFT_EXPLANATIONS,
	...SPECIFICATION_EXPLANATIONS,
	...SNAPSHOT_EXPLANATIONS,
	...LIVE_EXPLANATIONS,
	...REPLAY_EXPLANATIONS,
	...HISTORY_EXPLANATIONS,
	...LINT_EXPLANATIONS,
	...INTEGRITY_EXPLANATIONS,
	...ERROR_EXPLANATIONS,
};

const LABELS: Readonly<Record<WrittenCode, string>> = { ...FINDING_LABELS, ...ERROR_LABELS };

/** Every code that no rule has, findings first. */
export const WRITTEN_CODES = Object.keys(EXPLANATIONS) as readonly WrittenCode[];

/** Every code in the order in which they are listed: those of rules last. */
export const EXPLAINED_CODES: readonly ExplainedCode[] = [...WRITTEN_CODES, ...RULE_CODES];

/** What a code means; throws for that of a rule that is not there. */
export function explanationOf(code: ExplainedCode): Explanation {
	if (isWritten(code)) return EXPLANATIONS[code];
	const rule = findRule(code);
	if (!rule) throw new Error(`there is no rule ${code}`);
	return ruleExplanation(rule);
}

/** What a code is called in a title. */
export function explainedLabel(code: ExplainedCode): string {
	return isWritten(code) ? LABELS[code] : findingLabel(code);
}

function isWritten(code: ExplainedCode): code is WrittenCode {
	return Object.hasOwn(EXPLANATIONS, code);
}
