import { describe, expect, it } from 'vitest';
import { findProblems, readForm } from '../../../../src/bot/setup/read-form.ts';

const WEBHOOK = 'https://bot.example.com/api/github/webhooks';

describe('a form', () => {
	it('is read without blanks around its fields', () => {
		const read = { code: 'AB', organisation: '', webhook: 'x y' };
		expect(readForm('code=+AB+&webhook=x+y&more=1')).toEqual(read);
	});

	it.each([
		['', WEBHOOK, []],
		['tea-co', 'http://10.0.0.7/hooks?channel=1', []],
		['-tea', WEBHOOK, ['organisation']],
		['tea--co', WEBHOOK, ['organisation']],
		['a'.repeat(40), WEBHOOK, ['organisation']],
		['a/b', 'ftp://bot.example.com', ['organisation', 'webhook']],
		['', 'https://user:word@bot.example.com/', ['webhook']],
		['', 'https://bot.example.com/#part', ['webhook']],
		['', 'http://localhost:3000/api/github/webhooks', ['webhook']],
		['', 'http://127.0.0.1/api/github/webhooks', ['webhook']],
		['', 'http://[::1]:3000/', ['webhook']],
	])('of the organisation %j and the webhook %j has problems with %j', (organisation, webhook, fields) => {
		const problems = findProblems({ code: '', organisation, webhook }, 'https://github.com');
		expect(Object.keys(problems)).toEqual(fields);
	});

	it('may name this machine to a GitHub that is on this machine', () => {
		const form = { code: '', organisation: '', webhook: 'http://localhost:3000/' };
		expect(findProblems(form, 'http://127.0.0.1:8080')).toEqual({});
	});
});
