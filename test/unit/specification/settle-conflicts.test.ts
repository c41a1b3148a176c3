import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { settleConflicts } from '../../../src/specification/settle-conflicts.ts';

const block = (id: string, words = id) => `<!-- spec:begin ${id} -->\n${words}\n<!-- spec:end ${id} -->\n`;
const conflict = (ours: string, theirs: string, base?: string) =>
	`<<<<<<< HEAD\n${ours}${base === undefined ? '' : `||||||| 1a2b3c4\n${base}`}=======\n${theirs}>>>>>>> other\n`;

describe('conflicts in generated blocks alone', () => {
	it.each<readonly [string, string, string, number]>([
		['none', '# D\n\nwords\n=======\n', '# D\n\nwords\n=======\n', 0],
		[
			'two new blocks',
			`# D\n\n${conflict(`${block('a')}\n`, `${block('b')}\n`)}${block('c')}`,
			`# D\n\n${block('a')}\n${block('c')}`,
			1,
		],
		[
			'within a block',
			`<!-- spec:begin a -->\n${conflict('1\n', '2\n')}<!-- spec:end a -->\n`,
			block('a', '1'),
			1,
		],
		[
			'with the base',
			`<!-- spec:begin a -->\n${conflict('1\n', '2\n', '0\n')}<!-- spec:end a -->\n`,
			block('a', '1'),
			1,
		],
		[
			'of which the blocks share lines',
			`${conflict('<!-- spec:begin a -->\n', '<!-- spec:begin b -->\n')}x\n${conflict('<!-- spec:end a -->\n', '<!-- spec:end b -->\n')}`,
			block('a', 'x'),
			2,
		],
		[
			'with other blank lines',
			`words\n\n${conflict(`${block('a')}\n`, `\n${block('b')}\n\n`)}more\n`,
			`words\n\n${block('a')}\nmore\n`,
			1,
		],
		[
			'with Windows line endings',
			conflict(block('a'), block('b')).replaceAll('\n', '\r\n'),
			block('a').replaceAll('\n', '\r\n'),
			1,
		],
		[
			'where people wrote the same on both sides',
			conflict(`${block('a')}same\n`, `${block('b')}same\n`),
			`${block('a')}same\n`,
			1,
		],
	])('%s', (_, text, expected, settled) => {
		expect(settleConflicts('spec.md', text)).toEqual({ text: expected, settled });
	});
});

function linesLeft(text: string): readonly string[] {
	try {
		settleConflicts('spec.md', text);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		expect(error.code).toBe('document');
		return [`${error.location?.file}:${error.location?.line}`, ...Object.keys(error.facts)];
	}
	return [];
}

describe('conflicts that are people’s', () => {
	it.each<readonly [string, string, readonly string[]]>([
		['different words', `# D\n${conflict('ours\n', 'theirs\n')}`, ['spec.md:2', 'lines 2 to 6']],
		['words on one side', conflict(`${block('a')}ours\n`, block('b')), ['spec.md:1', 'lines 1 to 10']],
		[
			'one of two',
			`${conflict(block('a'), block('b'))}${conflict('1\n', '2\n')}`,
			['spec.md:10', 'lines 10 to 14'],
		],
		[
			'in a plan block',
			`<!-- spec:begin plan a -->\n${conflict('1\n', '2\n')}<!-- spec:end plan a -->\n`,
			['spec.md:2', 'lines 2 to 6'],
		],
		[
			'a side whose markers do not fit',
			`${conflict('<!-- spec:begin a -->\n', 'x\n')}y\n`,
			['spec.md:1', 'lines 1 to 5'],
		],
	])('%s', (_, text, expected) => {
		expect(linesLeft(text)).toEqual(expected);
	});
});

it('is told apart from words about git', () => {
	for (const text of [
		'<<<<<<< is how a conflict begins\n',
		'x\n=======\n\n>>>>>>> y\n',
		'>>>>>>>\n<<<<<<<\n=======\n',
	]) {
		expect(settleConflicts('spec.md', text)).toEqual({ text, settled: 0 });
		expect(parseDocument('spec.md', text).text).toBe(text);
	}
	expect(() => parseDocument('spec.md', conflict('1\n', '2\n'))).toThrow(
		'Git left conflicts in this document.',
	);
});
