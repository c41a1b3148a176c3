import { describe, expect, it } from 'vitest';
import type { DatabaseReport, FindingCode } from '../../../src/report/report.ts';
import { headline } from '../../../src/report/words/headline.ts';
import { renderPhrase } from '../../../src/report/words/phrase.ts';
import { makeDatabase, makeFinding } from '../../support/reports.ts';

const WRITER = { quote: (text: string) => `<${text}>`, cite: (text: string) => `"${text}"` };
const of = (database: DatabaseReport, compared = true) => renderPhrase(headline(database, compared), WRITER);
const findings = (...all: (readonly [FindingCode, string])[]) =>
	makeDatabase({
		findings: all.map(([code, subject]) => makeFinding({ code, subject, message: `about ${subject}` })),
	});

describe('the headline of a pull request', () => {
	it.each([
		[[['drift/undocumented', 'column a.b']], 'adds 1 column that the specification does not know.'],
		[
			[
				['drift/undocumented', 'materialized-view a'],
				['drift/undocumented', 'materialized view b'],
				['drift/undocumented', 'policy c.d'],
			],
			'adds 2 materialized views and 1 policy that the specification does not know.',
		],
		[
			[
				['drift/removed', 'table a'],
				['drift/undocumented', 'index b.c'],
			],
			'adds 1 index that the specification does not know, and drops 1 table that it still describes.',
		],
		[
			[
				['drift/differs', 'foreign-key a.b'],
				['drift/differs', 'what is this'],
			],
			'makes 1 foreign key and 1 object differ from the specification.',
		],
		[
			[
				['drift/broken-claim', ''],
				['drift/broken-claim', ''],
			],
			'plans 2 statements that do not run.',
		],
		[
			[
				['drift/undocumented', 'enum a'],
				['specification/outdated', ''],
				['history/total', ''],
			],
			'adds 1 enum that the specification does not know, and strains the migration history.',
		],
		[
			['table a', 'column b.c', 'index d.e', 'view f', 'view g'].map(
				(subject) => ['drift/undocumented', subject] as const,
			),
			'adds 2 views, 1 table and 2 other objects that the specification does not know.',
		],
	] satisfies [(readonly [FindingCode, string])[], string][])('%j', (all, expected) => {
		expect(of(findings(...all))).toBe(`This pull request ${expected}`);
	});

	it('is the message itself where only the history is at stake', () => {
		expect(of(findings(['history/pull-request', 'this']))).toBe('"about this"');
	});

	it('speaks of errors only where there are some', () => {
		const database = makeDatabase({
			findings: [
				makeFinding({ severity: 'warning', subject: 'table a' }),
				makeFinding({ subject: 'view b' }),
			],
		});
		expect(of(database)).toBe('This pull request adds 1 view that the specification does not know.');
	});

	it.each([
		[
			'is missing',
			makeDatabase({
				findings: [makeFinding({ code: 'specification/missing', severity: 'warning', introduced: false })],
			}),
			'There is no specification at <docs/database-spec.md> yet.',
		],
		[
			'is deleted',
			findings(['specification/missing', ''], ['history/total', '']),
			'The specification <docs/database-spec.md> is gone.',
		],
		[
			'is stopped',
			makeDatabase({ stopped: { code: 'replay', message: 'm', location: null, facts: {}, hint: null } }),
			'The migrations do not run.',
		],
		['agrees', makeDatabase(), 'The specification and the migrations agree.'],
		[
			'agrees but for what is older',
			makeDatabase({ findings: [makeFinding({ introduced: false })] }),
			'This pull request agrees with the specification; 1 older difference remains.',
		],
		[
			'heals some of what is older',
			makeDatabase({
				findings: [makeFinding({ introduced: false }), makeFinding({ introduced: false })],
				healed: [makeFinding()],
			}),
			'Nothing new differs from the specification; 2 older differences remain.',
		],
	])('where the specification %s', (_, database, expected) => {
		expect(of(database)).toBe(expected);
	});
});

describe('the headline of a history compared with nothing', () => {
	it.each([
		[
			[
				['drift/undocumented', 'column a.b'],
				['drift/removed', 'table c'],
			],
			'The migrations build 1 column that the specification does not know, and no longer have 1 table that it still describes.',
		],
		[
			[['drift/differs', 'column a.b']],
			'The migrations build 1 column otherwise than the specification says.',
		],
	] satisfies [(readonly [FindingCode, string])[], string][])('%j', (all, expected) => {
		expect(of(findings(...all), false)).toBe(expected);
	});
});
