import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { formatError } from '../../../src/errors.ts';
import { resolveRules } from '../../../src/lint/active-rules.ts';
import { requireRules } from '../../../src/lint/require-rules.ts';

const FILE = '.github/database-spec.yml';
const CODES = ['history/total', 'drift/undocumented'];

function problemsOf(text: string): string {
	try {
		parseConfig(text, FILE, {});
		requireRules(text, FILE, CODES);
	} catch (error) {
		return formatError(error);
	}
	return '';
}

describe('rules in the config', () => {
	it.each([
		[
			'rules:\n  index-not-concurent: off',
			'line 2, rules.index-not-concurent: is no rule; did you mean `index-not-concurrent`?',
		],
		['rules:\n  histroy/total: off', 'rules.histroy/total: is no rule; did you mean `history/total`?'],
		['rules:\n  zzzzzzzzzzzzzzzz: off', 'is no rule; docs/rules lists them'],
		[
			'rules:\n  index-not-concurrent: fatal',
			'must be one of `off`, `info`, `warning`, `error`, not `fatal`',
		],
		[
			'rules:\n  index-not-concurrent:\n    size: 3',
			'line 3, rules.index-not-concurrent.size: is no option of `index-not-concurrent`',
		],
		[
			'rules:\n  history/total: {most: 3}',
			'rules.history/total.most: is no setting; a code has only `severity`',
		],
		['rules:\n  index-not-concurrent: off\n  lint/index-not-concurrent: off', 'which is set already'],
		['ignore:\n  - rule: index-not-concurrent', 'ignore[0].reason: is missing; it must be text'],
		['ignore:\n  - {rule: index-not-concurrent, reason: " "}', 'ignore[0].reason: must not be empty'],
		['ignore:\n  - {rule: "*", reason: no}', 'ignore[0].rule: is no rule'],
		[
			'databases:\n  - name: a\n    rules: {nothing-like-it: off}',
			'line 3, databases[0].rules.nothing-like-it',
		],
	])('%j is told', (text, expected) => {
		expect(problemsOf(text)).toContain(expected);
	});

	it.each([
		'rules: {index-not-concurrent: error, history/total: off}',
		'rules: {lint/index-not-concurrent: {severity: info}}',
		'ignore: [{rule: index-not-concurrent, path: "db/**", reason: small tables}]',
	])('%j is fine', (text) => {
		expect(problemsOf(text)).toBe('');
	});

	it.each([
		['', 'warning'],
		['rules: {index-not-concurrent: error}', 'error'],
		['rules: {lint/index-not-concurrent: info}', 'info'],
		['rules: {index-not-concurrent: off}', undefined],
		[
			'rules: {index-not-concurrent: error}\ndatabases: [{name: a, rules: {index-not-concurrent: off}}]',
			undefined,
		],
	])('%j makes it %s', (text, severity) => {
		const [database] = parseConfig(text, FILE, {}).databases;
		const rule = resolveRules(database!).find(({ rule: { id } }) => id === 'index-not-concurrent');
		expect(rule?.severity).toBe(severity);
	});
});
