import { expect, it } from 'vitest';
import { unreadSentences } from '../../../src/planning/unread-sentences.ts';

const at = (line: number) => ({ file: 'docs/needs.md', line });
const lines = (texts: readonly string[]) => texts.map((text, index) => ({ text, place: at(index + 1) }));

it.each([
	'No two leases of one garden overlap.',
	'A correction must be another note.',
	'Completion cannot be earlier than the order.',
	'A lease runs from a start date to an end date.',
])('tells of a demand that nothing came of: %s', (text) => {
	expect(unreadSentences(lines([text]), [])).toEqual([
		{ kind: 'skipped', message: `Nothing is planned from “${text}”`, ...at(1) },
	]);
});

it('is quiet about what is planned, and about words that demand nothing', () => {
	const sentences = lines(['A ticket must have a subject.', 'We are a small team in Porto.']);
	expect(unreadSentences(sentences, [at(1)])).toEqual([]);
});

it('names twenty of them and counts the others', () => {
	const many = lines(Array.from({ length: 25 }, (_, index) => `Rule ${index} must hold.`));
	const told = unreadSentences(many, []);
	expect(told).toHaveLength(21);
	expect(told.at(-1)).toEqual({
		kind: 'skipped',
		message: 'From 5 more sentences nothing is planned either, from this line on.',
		...at(21),
	});
});
