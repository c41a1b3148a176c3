import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCode } from '../../../src/explanations/find-code.ts';
import { explanationMarkdown, explanationText } from '../../../src/explanations/format-explanation.ts';
import { EXPLAINED_CODES, explanationOf } from '../../../src/explanations/index.ts';
import { runCli } from '../../support/run-cli.ts';

describe.each(EXPLAINED_CODES)('the explanation of %s', (code) => {
	const { meaning, why, waysOut, example } = explanationOf(code);

	it('is in whole sentences', () => {
		for (const text of [meaning, why, ...waysOut]) expect(text).toMatch(/^[A-Z`][\s\S]*[.`:]$/);
	});

	it('is told by no other code in the same words', () => {
		const others = EXPLAINED_CODES.filter((other) => other !== code).map((other) => explanationOf(other));
		// Rules of one kind may matter for the same reason.
		const isSaid = (other: ReturnType<typeof explanationOf>) =>
			other.meaning === meaning || (other.why === why && !code.startsWith('lint/'));
		expect(others.filter(isSaid)).toEqual([]);
	});

	it('has an example that stays inside its fence', () => {
		expect(example.text).not.toContain('```');
		expect(explanationMarkdown(code, 3).match(/^```/gm)).toHaveLength(2);
	});

	it('fits a terminal, its example aside', () => {
		const [text = ''] = explanationText(code, 80).split('\nExample:\n');
		expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
	});
});

describe('findCode', () => {
	it.each([
		['drift/undocumented', 'drift/undocumented'],
		[' Drift/Undocumented ', 'drift/undocumented'],
		['undocumented', 'drift/undocumented'],
		['replay', 'replay'],
		['no-migrations', 'no-migrations'],
	])('finds %j', (asked, code) => {
		expect(findCode(asked)).toEqual({ kind: 'found', code });
	});

	it.each([
		['differs', expect.arrayContaining(['drift/differs', 'snapshot/differs'])],
		['drift/undocumentd', ['drift/undocumented']],
		['histroy/total', ['history/total']],
		['snapshot', ['snapshot/lacks', 'snapshot/extra', 'snapshot/differs']],
		['drift', 5],
		['', []],
		['qqqqqqqqqqqqqqqqqqqq', []],
		['@everyone ::error::', []],
	])('says for %j what may have been meant', (asked, nearest) => {
		const found = findCode(asked);
		expect(found.kind).toBe('unknown');
		const names = found.kind === 'unknown' ? found.nearest : [];
		expect(typeof nearest === 'number' ? names.length : names).toEqual(nearest);
	});
});

describe('explain on the command line', () => {
	const results: Record<string, Awaited<ReturnType<typeof runCli>>> = {};
	const runs = { all: [], one: ['history/rollback'], unknown: ['drift/undocumentd'] };

	beforeAll(async () => {
		for (const [name, args] of Object.entries(runs)) {
			results[name] = await runCli(import.meta.dirname, ['explain', ...args]);
		}
	});

	afterAll(() => {
		expect(Object.keys(results)).toEqual(Object.keys(runs));
	});

	it('lists every code without one', () => {
		expect(results.all).toMatchObject({ status: 0, stderr: '' });
		expect(
			results.all?.stdout
				.trim()
				.split('\n')
				.map((line) => line.split(' ')[0]),
		).toEqual(EXPLAINED_CODES);
	});

	it('prints one', () => {
		expect(results.one).toMatchObject({ status: 0, stderr: '' });
		expect(results.one?.stdout).toContain('What to do:\n- Mend the way back');
	});

	it('ends with 2 for an unknown one and names the nearest', () => {
		expect(results.unknown).toMatchObject({ status: 2, stdout: '' });
		expect(results.unknown?.stderr).toContain('Did you mean drift/undocumented?');
	});
});
