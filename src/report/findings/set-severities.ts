import type { DatabaseConfig } from '../../config/config.ts';
import type { Finding } from '../report.ts';
import { isNamedCode } from '../words/finding-labels.ts';

/** Findings with the severities that the config gives to their codes, without those that it turns off; rules have theirs already. */
export function setSeverities(
	findings: readonly Finding[],
	rules: DatabaseConfig['rules'],
): readonly Finding[] {
	return findings.flatMap((finding) => {
		const severity = isNamedCode(finding.code) ? (rules[finding.code]?.severity ?? null) : null;
		if (severity === 'off') return [];
		return [severity === null ? finding : { ...finding, severity }];
	});
}
