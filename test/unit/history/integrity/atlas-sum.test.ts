import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { judgeIntegrity } from '../../../../src/history/integrity/index.ts';
import { compare, type Files } from './compare.ts';

const A = 'CREATE TABLE a (at timestamptz);\n';
const B = 'CREATE TABLE b (at timestamptz);\n';

/** What Atlas writes: of each file a hash over all up to it, and one over these. */
function sumOf(files: Files): string {
	const lines: string[] = [];
	const [chain, total] = [createHash('sha256'), createHash('sha256')];
	for (const [name, text] of Object.entries(files)) {
		const hash = chain.update(name).update(text).copy().digest('base64');
		total.update(name).update(hash);
		lines.push(`${name} h1:${hash}`);
	}
	return `${[`h1:${total.digest('base64')}`, ...lines].join('\n')}\n`;
}

const withSum = (files: Files, summed: Files = files): Files => ({ ...files, 'atlas.sum': sumOf(summed) });

describe('atlas.sum', () => {
	const base = { '1_a.sql': A };
	const head = { '1_a.sql': A, '2_b.sql': B };
	it.each([
		['fits', withSum(base), withSum(head), []],
		['lacks a new file', withSum(base), withSum(head, base), ['error history/checksum m/2_b.sql']],
		[
			'is of another text',
			withSum(base),
			withSum(head, { ...head, '2_b.sql': A }),
			['error history/checksum m/2_b.sql'],
		],
		['was out of date before', withSum(base, { '1_a.sql': B }), withSum(base, { '1_a.sql': B }), []],
	])('%s', async (_, before, after, expected) => {
		const breaches = judgeIntegrity(await compare('atlas', before, after));
		expect(breaches.map(({ severity, code, place }) => `${severity} ${code} ${place?.file}`)).toEqual(
			expected,
		);
	});
});
