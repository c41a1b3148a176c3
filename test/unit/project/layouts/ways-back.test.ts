import { expect, it } from 'vitest';
import type { LayoutName } from '../../../../src/config/layout-names.ts';
import { detectMigrations } from '../../../../src/project/detect.ts';
import { loadHistory } from '../../../../src/project/load-history.ts';
import { openMemory } from '../memory-source.ts';

/** Where the way back of each migration stands, what it runs and how; null for a migration without one. */
async function waysBack(
	layout: LayoutName,
	tree: Readonly<Record<string, string>>,
	placeholders: Readonly<Record<string, string>> = {},
) {
	const found = await detectMigrations(openMemory(tree), { migrations: 'm', layout });
	const { migrations, ledger } = await loadHistory(found.layout, found.directory, found.tree, placeholders);
	const ways = migrations.map(({ down }) =>
		down
			? [
					down.path,
					down.statements.map(({ text }) => text),
					down.sections.map((section) => section.transaction),
				]
			: null,
	);
	return { ways, ledger: ledger.map(({ kind, file, message }) => `${kind} ${file} ${message}`) };
}

const UP = 'CREATE TABLE a ();';
const DOWN = 'DROP TABLE a;';

it.each<[LayoutName, Record<string, string>, string, string]>([
	['golang-migrate', { 'm/1_a.up.sql': UP, 'm/1_a.down.sql': DOWN }, 'm/1_a.down.sql', 'implicit'],
	['diesel', { 'm/1_a/up.sql': UP, 'm/1_a/down.sql': DOWN }, 'm/1_a/down.sql', 'transaction'],
	[
		'sqlx',
		{ 'm/1_a.up.sql': UP, 'm/1_a.down.sql': `-- no-transaction\n${DOWN}`, 'Cargo.toml': 'sqlx = "1"' },
		'm/1_a.down.sql',
		'implicit',
	],
	[
		'hasura',
		{ 'm/1_a/up.sql': UP, 'm/1_a/down.sql': DOWN, 'config.yaml': 'endpoint: x' },
		'm/1_a/down.sql',
		'transaction',
	],
	[
		'hasura',
		{
			'm/1_a/up.sql': UP,
			'm/1_a/down.yaml': '- type: run_sql\n  args:\n    sql: DROP TABLE a;\n',
			'config.yaml': 'endpoint: x',
		},
		'm/1_a/down.yaml',
		'transaction',
	],
	['postgrator', { 'm/001.do.a.sql': UP, 'm/001.undo.other.sql': DOWN }, 'm/001.undo.other.sql', 'implicit'],
	['yoyo', { 'm/1.sql': `-- depends:\n${UP}`, 'm/1.rollback.sql': DOWN }, 'm/1.rollback.sql', 'transaction'],
	[
		'node-pg-migrate',
		{ 'm/1_a.sql': `-- Up Migration\n${UP}\n-- Down Migration\n${DOWN}` },
		'm/1_a.sql',
		'transaction',
	],
	['node-pg-migrate', { 'm/1_a.up.sql': UP, 'm/1_a.down.sql': DOWN }, 'm/1_a.down.sql', 'transaction'],
	['pop', { 'm/1_a.postgres.up.sql': UP, 'm/1_a.down.sql': DOWN }, 'm/1_a.down.sql', 'transaction'],
	[
		'pop',
		{ 'm/1_a.up.sql': UP, 'm/1_a.down.sql': 'DROP TABLE b;', 'm/1_a.postgres.down.sql': DOWN },
		'm/1_a.postgres.down.sql',
		'transaction',
	],
	[
		'dbmate',
		{ 'm/1_a.sql': `-- migrate:up\n${UP}\n-- migrate:down transaction:false\n${DOWN}` },
		'm/1_a.sql',
		'none',
	],
	['goose', { 'm/1_a.sql': `-- +goose Up\n${UP}\n-- +goose Down\n${DOWN}` }, 'm/1_a.sql', 'transaction'],
	[
		'sql-migrate',
		{ 'm/1_a.sql': `-- +migrate Up\n${UP}\n-- +migrate Down notransaction\n${DOWN}` },
		'm/1_a.sql',
		'none',
	],
	['flyway', { 'm/V1_0__a.sql': UP, 'm/U1__a.sql': DOWN }, 'm/U1__a.sql', 'transaction'],
	[
		'sqitch',
		{
			'm/sqitch.plan': '%project=x\n\na 2024-01-01T00:00:00Z A <a@b>',
			'm/deploy/a.sql': UP,
			'm/revert/a.sql': DOWN,
		},
		'm/revert/a.sql',
		'none',
	],
	[
		'db-migrate',
		{
			'm/20240101000000-a.js': "exports.up = () => read('/sqls/20240101000000-a-up.sql')",
			'm/sqls/20240101000000-a-up.sql': UP,
			'm/sqls/20240101000000-a-down.sql': DOWN,
		},
		'm/sqls/20240101000000-a-down.sql',
		'transaction',
	],
	[
		'liquibase',
		{ 'm/1.sql': `--liquibase formatted sql\n--changeset x:1\n${UP}\n--rollback DROP TABLE a;` },
		'm/1.sql',
		'transaction',
	],
])('%s %#', async (layout, tree, path, mode) => {
	expect((await waysBack(layout, tree)).ways).toEqual([[path, ['DROP TABLE a'], [mode]]]);
});

it('undoes a file of several parts from its end', async () => {
	const changeSets = (rollbacks: readonly string[]) =>
		rollbacks.map((text, at) => `--changeset x:${at}\nCREATE TABLE t${at} ();\n${text}`).join('\n');
	const file = (rollbacks: readonly string[]) => ({
		'm/1.sql': `--liquibase formatted sql\n${changeSets(rollbacks)}`,
	});
	const whole = [
		'--rollback DROP\n--rollback TABLE t0;',
		'/* liquibase rollback\nDROP TABLE t1;\n*/',
		'--rollback empty',
	];
	expect((await waysBack('liquibase', file(whole))).ways).toEqual([
		['m/1.sql', ['DROP TABLE t1', 'DROP\nTABLE t0'], ['transaction']],
	]);
	expect(
		await waysBack('liquibase', file(['--rollback DROP TABLE t0;', ''])).then(({ ways }) => ways),
	).toEqual([null]);
	const sections =
		'-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n-- migrate:up\nSELECT 3;\n-- migrate:down\nSELECT 4;';
	expect((await waysBack('dbmate', { 'm/1.sql': sections })).ways).toEqual([
		['m/1.sql', ['SELECT 4', 'SELECT 2'], ['transaction', 'transaction']],
	]);
});

it('says of a way back that cannot be read that it is not tried', async () => {
	const { ways, ledger } = await waysBack('pop', {
		'm/1_a.up.sql': UP,
		'm/1_a.down.sql': 'DROP TABLE {{ index .Options "Namespace" }}.a;',
	});
	expect(ways).toEqual([null]);
	expect(
		ledger.filter((entry) => entry.startsWith('skipped m/1_a.down.sql The way back cannot')),
	).toHaveLength(1);
});
