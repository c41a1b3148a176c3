import { describe, expect, it } from 'vitest';
import type { StaleReference } from '../../../src/compare/stale-references.ts';
import type { Effect } from '../../../src/dialects/dialect.ts';
import type { Identity } from '../../../src/model/identity.ts';
import { claimAdvice } from '../../../src/report/findings/claim-advice.ts';
import { type ClaimState, claimFindings } from '../../../src/report/findings/claim-findings.ts';
import { missingNameFinding } from '../../../src/report/findings/missing-name-finding.ts';
import { staleFindings } from '../../../src/report/findings/stale-findings.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';

const text = `# Plan

<!-- spec:begin plan table public.a -->
\`\`\`sql
CREATE TABLE a (id int);
\`\`\`
<!-- spec:end plan table public.a -->

\`\`\`sql
CREATE TABLE b (id int);
CREATE TABLE b (id bigint);
CREATE TABLE b (...);
CREATE TABLE c (...);
\`\`\`
`;

function stateOf(markdown: string): ClaimState {
	const document = parseDocument('spec.md', markdown);
	return {
		document,
		graduated: document.blocks.map(({ id }) => id),
		repeated: document.statements.filter(({ text: sql }) => sql.includes('bigint')),
	};
}

describe('notes about claims', () => {
	it('say what has come true, what is open and what is said twice, with lines', () => {
		const findings = claimFindings(stateOf(text), null);
		expect(
			findings.map(({ code, message, detail, document }) => [code, message, detail, document?.line]),
		).toEqual([
			['drift/graduated', 'table public.a was planned and is built now', null, 3],
			[
				'drift/left-open',
				'2 statements are left open with `...`, on lines 12 and 13; what is meant on line 12 is defined elsewhere',
				'line 12: CREATE TABLE b (...) (line 10 makes it)\nline 13: CREATE TABLE c (...)',
				12,
			],
			[
				'drift/said-twice',
				'1 statement makes again what the specification has made already, on line 11; the first one counts',
				'line 11: CREATE TABLE b (id bigint) (line 10 makes it)',
				11,
			],
		]);
		expect(findings.every(({ severity, introduced }) => severity === 'info' && introduced)).toBe(true);
	});

	it('are older where the merge base has them, wherever they stood', () => {
		const findings = claimFindings(stateOf(text), stateOf(`Words.\n\n${text}`));
		expect(findings.map(({ introduced }) => introduced)).toEqual([false, false, false]);
		expect(claimFindings(null, stateOf(text))).toEqual([]);
	});
});

it('a name that is defined nowhere is told once, with all lines that use it', () => {
	const { statements } = parseDocument(
		'spec.md',
		'```sql\nCREATE TABLE a (\n  b_id int REFERENCES b);\nINSERT INTO b VALUES (1);\n```\n',
	);
	const uses = [
		{ statement: statements[0]!, offset: statements[0]!.text.indexOf('REFERENCES') },
		{ statement: statements[1]!, offset: 0 },
	];
	const missing = { kind: 'missing-name', what: 'relation', name: 'b', uses } as const;
	const finding = missingNameFinding({ ...missing, madeAt: null }, 'spec.md', true);
	expect(finding).toMatchObject({
		code: 'drift/undefined',
		severity: 'warning',
		subject: 'relation b',
		message: 'relation b is used here and never defined in the specification',
		detail: 'line 3: CREATE TABLE a ( b_id int REFERENCES b)\nline 4: INSERT INTO b VALUES (1)',
		document: { file: 'spec.md', line: 3 },
	});
	const words = (madeAt: { line: number; isOpen: boolean }) =>
		missingNameFinding({ ...missing, madeAt }, 'spec.md', true).message;
	expect(words({ line: 9, isOpen: true })).toBe(
		'relation b is used here and never defined: line 9 leaves it open',
	);
	expect(words({ line: 9, isOpen: false })).toBe(
		'relation b is used here, and what defines it on line 9 does not run',
	);
});

it.each([
	[
		'CREATE INDEX i ON a (b) WHERE c > now()',
		'42P17',
		'functions in index predicate must be marked IMMUTABLE',
		/`now\(\)`/,
	],
	[
		'SELECT total_time FROM pg_stat_statements',
		'42703',
		'column "total_time" does not exist',
		/no `total_time` since PostgreSQL 13: look for `total_exec_time`/,
	],
	['SELECT totals FROM pg_stat_statements', '42703', 'column "totals" does not exist', null],
	['SELECT total_time FROM a', '42703', 'column "total_time" does not exist', null],
])('%s is told what to do: %s', (sql, sqlstate, message, expected) => {
	const failure = {
		index: 0,
		sqlstate,
		message,
		detail: null,
		hint: null,
		context: null,
		offset: null,
		ended: null,
	};
	const advice = claimAdvice(sql, failure);
	if (expected === null) expect(advice).toBeNull();
	else expect(advice).toMatch(expected);
});

it('a former name is told with what ended it', () => {
	const effect: Effect = {
		verb: 'dropped',
		kind: 'column',
		identity: 'x' as Identity,
		key: '1',
		details: [],
	};
	const step = { path: 'm/2.sql', line: 4, sql: '', command: '', effects: [effect] };
	const stale: StaleReference = {
		name: 'users.fax',
		kind: 'column',
		lines: [3, 8, 9],
		ending: { step, effect },
		renamedTo: null,
	};
	const renamed = { ...stale, name: 'people', kind: 'materialized-view', lines: [5], renamedTo: 'users' };
	const findings = staleFindings([stale, renamed], [renamed], 'spec.md');
	expect(findings.map(({ message, detail, introduced }) => [message, detail, introduced])).toEqual([
		['column users.fax is named here and exists no more', 'also on lines 8, 9', true],
		['materialized view people is named here and is called users now', null, false],
	]);
	expect(findings[0]).toMatchObject({
		code: 'drift/stale-reference',
		document: { file: 'spec.md', line: 3 },
		migration: { file: 'm/2.sql', line: 4 },
	});
});
