import { describe, expect, it } from 'vitest';
import { parsePatch } from '../../../../src/publish/review/diff-lines.ts';
import { rewriteReplacement } from '../../../../src/publish/review/rewrite-replacement.ts';
import type { Finding, FindingRewrite } from '../../../../src/report/report.ts';

const HUNKS = parsePatch(`@@ -0,0 +1,5 @@
+SELECT 1;
+	DROP TABLE
+		a; -- gone
+SELECT 2;
+SELECT 3; DROP TABLE b;`);

const OVER_LINES = { line: 2, column: 2, endLine: 3, endColumn: 4 };

function finding(rewrite: Partial<FindingRewrite>): Finding {
	return {
		...{
			code: 'lint/some-rule',
			severity: 'warning',
			introduced: true,
			subject: '',
			message: '',
			detail: null,
		},
		...{ differences: [], document: null, hint: null, migration: { file: 'm/2.sql', line: 2 } },
		rewrite: { steps: [{ sql: 'DROP TABLE IF EXISTS\n\t\ta', isAlone: false }], region: null, ...rewrite },
	};
}

describe('rewriteReplacement', () => {
	it('leaves what stands beside the statement', () => {
		const steps = [
			{ sql: "SET LOCAL lock_timeout = '2s'", isAlone: false },
			{ sql: 'DROP TABLE a', isAlone: false },
		];
		const over = finding({ steps, region: OVER_LINES, replaced: 'DROP TABLE\n\t\ta' });
		expect(rewriteReplacement(over, HUNKS)).toStrictEqual({
			...{ path: 'm/2.sql', start: 2, end: 3 },
			before: ['\tDROP TABLE', '\t\ta; -- gone'],
			after: ["\tSET LOCAL lock_timeout = '2s';", '\tDROP TABLE a; -- gone'],
		});
		const region = { line: 5, column: 11, endLine: 5, endColumn: 23 };
		const after = rewriteReplacement(finding({ steps, region, replaced: 'DROP TABLE b' }), HUNKS)?.after;
		expect(after).toStrictEqual(["SELECT 3; SET LOCAL lock_timeout = '2s';", 'DROP TABLE a;']);
	});

	it.each<[string, Partial<FindingRewrite>]>([
		['where more has to change', { region: OVER_LINES }],
		['where the statement does not stand as it ran', { replaced: 'DROP TABLE\n\t\ta' }],
		['where the lines are others', { region: OVER_LINES, replaced: 'DROP TABLE\n\t\tb' }],
		['beyond the diff', { region: { ...OVER_LINES, endLine: 6 }, replaced: 'DROP TABLE\n\t\ta' }],
	])('suggests nothing %s', (_, rewrite) => {
		expect(rewriteReplacement(finding(rewrite), HUNKS)).toBeNull();
	});
});
