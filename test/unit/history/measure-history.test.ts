import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/dialects/dialect.ts';
import { measureHistory } from '../../../src/history/measure-history.ts';
import type { Identity } from '../../../src/model/identity.ts';
import type { ReplayedMigration } from '../../../src/replay/replay.ts';
import { historyFindings } from '../../../src/report/findings/history-findings.ts';

function effect(verb: Effect['verb'], kind: 'table' | 'column', table: string, number = 0): Effect {
	const oid = table.charCodeAt(0);
	const name = kind === 'table' ? table : `${table}.c${number}`;
	return {
		verb,
		kind,
		identity: `${kind} public.${name}` as Identity,
		key: `pg_class:${oid}:${number}`,
		details: [],
	};
}

function migration(path: string, ...effects: Effect[]): ReplayedMigration {
	return {
		migration: { version: path, name: path, path, source: '', statements: [], sections: [] },
		steps: [{ path, line: 1, sql: '', command: '', effects }],
	};
}

function findingsOf(
	migrations: readonly ReplayedMigration[],
	base: readonly string[],
	total = 30,
	pullRequest = 3,
) {
	return historyFindings(measureHistory(migrations, new Set(base), { total, pullRequest }), null);
}

function codes(...given: Parameters<typeof findingsOf>) {
	return findingsOf(...given).map(({ code, subject, migration: place }) => [code, subject, place?.file]);
}

describe('the budget', () => {
	const four = ['1', '2', '3', '4'].map((path) => migration(path));

	it('of one pull request is passed by the migration after the last that fits', () => {
		expect(codes(four, ['1'])).toEqual([]);
		expect(codes(four, [])).toEqual([['history/pull-request', '', '4']]);
	});

	it('of the whole history is only spoken of when migrations are added', () => {
		expect(codes(four, ['1', '2', '3'], 3)).toEqual([['history/total', '', '4']]);
		expect(codes(four, ['1', '2', '3', '4'], 3)).toEqual([]);
	});

	it('of the whole history warns once, where the pull request passes it', () => {
		const severities = (total: number) =>
			findingsOf(four, ['1', '2', '3'], total).map(({ severity }) => severity);
		expect(severities(3)).toEqual(['warning']);
		expect(severities(2)).toEqual(['info']);
	});

	it('counts by path, so that one sorted in between counts alone', () => {
		expect(measureHistory(four, new Set(['1', '3', '4']), { total: 1, pullRequest: 1 }).added).toEqual(['2']);
	});
});

describe('a table that is altered again', () => {
	const created = migration('1', effect('created', 'table', 'a'), effect('created', 'column', 'a', 1));

	it('in a later migration of the same pull request is named once', () => {
		const later = migration('2', effect('created', 'column', 'a', 2));
		const again = migration('3', effect('changed', 'table', 'a'));
		expect(codes([created, later, again], [])).toEqual([['history/altered-again', 'table a', '2']]);
	});

	it('is fine when the merge base created it, when it is in the same file, and when it is dropped', () => {
		const later = migration('2', effect('created', 'column', 'a', 2));
		expect(codes([created, later], ['1'])).toEqual([]);
		expect(
			codes([migration('1', effect('created', 'table', 'a'), effect('changed', 'table', 'a'))], []),
		).toEqual([]);
		expect(codes([created, migration('2', effect('dropped', 'table', 'a'))], [])).toEqual([]);
	});
});
