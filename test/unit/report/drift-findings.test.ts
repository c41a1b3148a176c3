import { describe, expect, it } from 'vitest';
import type { Drift } from '../../../src/compare/drift.ts';
import type { Effect } from '../../../src/dialects/dialect.ts';
import { identify } from '../../../src/model/identity.ts';
import type { Column } from '../../../src/model/objects.ts';
import type { Replay, Step, Touch } from '../../../src/replay/replay.ts';
import { driftFindings, type LocatedDrift } from '../../../src/report/findings/drift-findings.ts';
import type { DocumentStatement } from '../../../src/specification/document.ts';
import { makeColumn } from '../../support/reports.ts';

const phone = makeColumn('users', 'phone');
const fax = makeColumn('users', 'fax');

function touch(column: Column, verb: Effect['verb'], path: string, sql: string): Touch {
	const effect: Effect = { verb, kind: 'column', identity: identify(column), key: column.name, details: [] };
	const step: Step = { path, line: 3, sql, command: 'ALTER TABLE', effects: [effect] };
	return { step, effect };
}

const added = touch(
	phone,
	'created',
	'2.sql',
	'ALTER TABLE users\n\tADD COLUMN name text,\n\tADD COLUMN phone text',
);
const altered = touch(phone, 'changed', '3.sql', 'ALTER TABLE users ALTER COLUMN phone SET NOT NULL');
const dropped = touch(fax, 'dropped', '4.sql', 'ALTER TABLE users DROP COLUMN fax');

const replay: Replay = {
	history: {
		layout: 'numbered',
		directory: '',
		migrations: [],
		preludes: [],
		dumps: [],
		bookkeepingTables: [],
		ledger: [],
	},
	migrations: [],
	schema: { dialect: 'postgresql', engineVersion: '18', objects: [], others: [], dependencies: new Map() },
	touches: new Map([[identify(phone), [added, altered]]]),
	rows: [],
	endings: new Map([[identify(fax), dropped]]),
	ledger: [],
};

const statement: DocumentStatement = {
	text: 'CREATE TABLE users (\n\tid int,\n\tfax text\n)',
	line: 20,
	offset: 0,
	origin: { kind: 'block', id: 'table public.users' },
};

function at(...drifts: Drift[]): LocatedDrift {
	return { drifts, document: 'spec.md', replay };
}

const undocumented: Drift = { kind: 'undocumented', identity: identify(phone), object: phone };
const removed: Drift = { kind: 'removed', identity: identify(fax), object: fax, statement };
const planned: Drift = { kind: 'planned', identity: identify(phone), object: phone, statement };

function differs(before: string): Drift {
	const attributes = [{ name: 'type', before, after: 'text' }];
	return { kind: 'differs', identity: identify(phone), object: phone, attributes, statement };
}

describe('a finding', () => {
	it('points at the words that made the object, in both files', async () => {
		const { findings } = await driftFindings(at(undocumented, removed, differs('varchar')), null);
		expect(findings.map(({ code, migration, document }) => [code, migration, document])).toEqual([
			['drift/undocumented', { file: '2.sql', line: 5 }, null],
			['drift/removed', { file: '4.sql', line: 3 }, { file: 'spec.md', line: 22 }],
			['drift/differs', { file: '3.sql', line: 3 }, { file: 'spec.md', line: 20 }],
		]);
	});

	it('is an error where the pull request brings it and a warning where it was there before', async () => {
		const { findings } = await driftFindings(at(undocumented, removed), at(removed));
		expect(findings.map(({ severity, introduced }) => [severity, introduced])).toEqual([
			['error', true],
			['warning', false],
		]);
	});

	it('is new when the difference is another one than before', async () => {
		const { findings } = await driftFindings(at(differs('varchar')), at(differs('integer')));
		expect(findings[0]).toMatchObject({ introduced: true, severity: 'error' });
	});

	it('of a plan is information', async () => {
		const { findings } = await driftFindings(at(planned), null);
		expect(findings[0]).toMatchObject({ code: 'drift/planned', severity: 'info' });
	});
});

describe('what was settled', () => {
	it('is what the merge base had and the head has not', async () => {
		const { healed } = await driftFindings(at(undocumented), at(undocumented, removed));
		expect(healed.map(({ code }) => code)).toEqual(['drift/removed']);
	});

	it('is not what only took another shape', async () => {
		const { healed } = await driftFindings(at(undocumented), at(differs('integer')));
		expect(healed).toEqual([]);
	});
});
