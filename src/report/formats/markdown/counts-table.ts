import type { Finding, FindingCode } from '../../report.ts';
import { number } from '../../words/count.ts';
import { FINDING_LABELS, findingLabel, isNamedCode } from '../../words/finding-labels.ts';

/** How many findings of each kind, new and older, as a table with the codes that can be explained; empty where there is nothing to count. */
export function countsTable(findings: readonly Finding[], compared: boolean): string {
	const rows = codesIn(findings).flatMap((code) => {
		const ofKind = findings.filter((finding) => finding.code === code);
		if (ofKind.length === 0) return [];
		const named = `${findingLabel(code)} (\`${code}\`)`;
		const introduced = ofKind.filter((finding) => finding.introduced).length;
		if (!compared) return [`| ${named} | ${number(ofKind.length)} |`];
		return [`| ${named} | ${number(introduced)} | ${number(ofKind.length - introduced)} |`];
	});
	if (rows.length === 0) return '';
	const head = compared
		? ['| | This pull request | Before it |', '| :-- | --: | --: |']
		: ['| | Count |', '| :-- | --: |'];
	return [...head, ...rows].join('\n');
}

/** The codes in the order of their labels, those of rules after them, sorted. */
function codesIn(findings: readonly Finding[]): readonly FindingCode[] {
	const rules = new Set(findings.map(({ code }) => code).filter((code) => !isNamedCode(code)));
	return [...(Object.keys(FINDING_LABELS) as FindingCode[]), ...[...rules].sort()];
}
