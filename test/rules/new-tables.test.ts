import { afterAll, describe, expect, it } from 'vitest';
import { oneEngine } from '../../scripts/rules/one-engine.ts';
import { readExample } from '../../scripts/rules/read-example.ts';
import { examplesOf } from '../../scripts/rules/rule-files.ts';
import { runExample } from '../../scripts/rules/run-example.ts';
import { RULES } from '../../src/lint/rules/index.ts';
import { emptyEngine } from '../support/engine.ts';

const TRACED: ReadonlySet<string> = new Set(['locks', 'rewrites', 'data']);

describe('on tables that the same migrations make', () => {
	const { dialect, close } = oneEngine(emptyEngine);
	afterAll(close);

	it.each(RULES.filter(({ group }) => TRACED.has(group)))('$id finds nothing', async (rule) => {
		const [example] = examplesOf(rule).filter(({ isInvalid }) => isInvalid);
		const { text } = await runExample(dialect, rule, { ...readExample(example?.text ?? ''), first: 0 });
		expect(text).toBe('');
	});
});
