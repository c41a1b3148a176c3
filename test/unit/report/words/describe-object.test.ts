import { describe, expect, it } from 'vitest';
import type { Trigger } from '../../../../src/model/objects.ts';
import { describeObject } from '../../../../src/report/words/describe-object.ts';
import { renderPhrase } from '../../../../src/report/words/phrase.ts';

const trigger = (events: readonly string[]): Trigger => ({
	...{
		kind: 'trigger',
		namespace: 'public',
		relation: 'users',
		name: 'audit',
		timing: 'before',
		level: 'row',
	},
	...{ events, function: 'note', condition: null, enabled: 'origin', definition: '', comment: null },
});

describe('describeObject', () => {
	it.each([
		[['insert', 'delete'], 'before insert or delete calls [note]'],
		[['insert', 'update of phone, fax'], 'before insert or update of [phone, fax] calls [note]'],
		[['update of "@everyone"'], 'before update of ["@everyone"] calls [note]'],
		[['update of "a\n<!-- b"'], 'before update of ["a\n<!-- b"] calls [note]'],
	])('quotes the columns of a trigger on %j', (events, words) => {
		const quote = (text: string): string => `[${text}]`;
		expect(renderPhrase(describeObject(trigger(events)), { quote, cite: quote })).toBe(words);
	});
});
