import { afterAll, describe, expect, it } from 'vitest';
import { oneEngine } from '../../scripts/rules/one-engine.ts';
import { readExample } from '../../scripts/rules/read-example.ts';
import { examplesOf } from '../../scripts/rules/rule-files.ts';
import { runExample } from '../../scripts/rules/run-example.ts';
import type { RuleGroup } from '../../src/lint/rule.ts';
import { RULES } from '../../src/lint/rules/index.ts';
import { emptyEngine } from '../support/engine.ts';

/** Makes one test of each example of the rules of some groups: what is invalid is found, and said as its `.out` has it. */
export function judgeExamples(...groups: readonly RuleGroup[]): void {
	const { dialect, close } = oneEngine(emptyEngine);
	afterAll(close);
	describe.each(RULES.filter(({ group }) => groups.includes(group)))('$id', (rule) => {
		it.each(examplesOf(rule))('$name', async ({ isInvalid, text, outputPath }) => {
			const outcome = await runExample(dialect, rule, readExample(text));
			expect(outcome.text === '').toBe(!isInvalid);
			if (isInvalid) await expect(outcome.text).toMatchFileSnapshot(outputPath);
		});
	});
}
