import { describe, expect, it } from 'vitest';
import type { LayoutName } from '../../../src/config/layout-names.ts';
import { arrange } from '../../../src/lint/proofs/arrange.ts';
import type { Rewrite } from '../../../src/lint/rule.ts';
import { type WrittenRewrite, writeRewrite } from '../../../src/lint/write-rewrite.ts';
import { LAYOUTS } from '../../../src/project/layouts/index.ts';
import { loadHistory } from '../../../src/project/load-history.ts';
import type { MigrationHistory } from '../../../src/project/project.ts';
import { parseOne } from '../../../src/sql/parse-one.ts';

type Files = Readonly<Record<string, string>>;

async function load(layout: LayoutName, directory: string, files: Files): Promise<MigrationHistory> {
	const paths = Object.keys(files).toSorted();
	const read = async (path: string) => files[path] ?? null;
	return loadHistory(LAYOUTS[layout], directory, { files: paths, all: new Set(paths), read });
}

const INDEX: Rewrite = [{ sql: 'CREATE INDEX CONCURRENTLY i ON t (a)', isAlone: true }];
const KEY: Rewrite = [
	{ sql: 'ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES u NOT VALID', isAlone: false },
	{ sql: 'ALTER TABLE t VALIDATE CONSTRAINT k', isAlone: false, isLater: true },
];

/** Rewrites each `CREATE INDEX` and foreign key of one migration. */
async function write(
	history: MigrationHistory,
	at: number,
	keepsOrder = false,
): Promise<WrittenRewrite | null> {
	const migration = history.migrations[at]!;
	const statements = await Promise.all(
		migration.statements.map(async ({ text }, index) => ({ index, tree: await parseOne(text) })),
	);
	const rewrites = new Map(
		migration.statements.flatMap(({ text }, index) => {
			const rewrite = text.startsWith('CREATE INDEX') ? INDEX : text.includes('FOREIGN KEY') ? KEY : null;
			return rewrite ? [[index, rewrite] as const] : [];
		}),
	);
	return writeRewrite(history, arrange({ migration, statements }, rewrites, keepsOrder));
}

const SQL = `-- The index.
CREATE INDEX i ON t (a);
ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES u;
COMMENT ON TABLE t IS 'T';
`;
const BOTH = (up: string, down: string): string => `${up}\n${SQL}\n${down}\nDROP INDEX i;\n`;

const LAYOUT_CASES: readonly (readonly [LayoutName, string, Files])[] = [
	['golang-migrate', 'db', { 'db/000001_a.up.sql': 'SELECT 0;', 'db/000002_keys.up.sql': SQL }],
	[
		'prisma',
		'p',
		{ 'p/20240101000000_a/migration.sql': 'SELECT 0;', 'p/20240102235959_keys/migration.sql': SQL },
	],
	['goose', 'db', { 'db/00002_keys.sql': BOTH('-- +goose Up', '-- +goose Down') }],
	['dbmate', 'db', { 'db/20240102030405_keys.sql': BOTH('-- migrate:up', '-- migrate:down') }],
	['sql-migrate', 'db', { 'db/2-keys.sql': BOTH('-- +migrate Up', '-- +migrate Down') }],
	['flyway', 'db', { 'db/V1__a.sql': 'SELECT 0;', 'db/V1.2__keys.sql': SQL }],
	['diesel', 'm', { 'm/2024-01-02-030405_keys/up.sql': SQL }],
	['sqlx', 'm', { 'm/20240102030405_keys.sql': SQL }],
	['atlas', 'm', { 'm/20240102030405_keys.sql': SQL, 'm/atlas.sum': 'h1:x\n' }],
	['hasura', 'm', { 'm/1700000000000_keys/up.sql': SQL }],
	['bytebase', 'm', { 'm/0002_keys.sql': SQL }],
	['yoyo', 'm', { 'm/0002_keys.sql': SQL }],
	['supabase', 's', { 's/20240102030405_keys.sql': SQL }],
	['postgrator', 'm', { 'm/002.do.keys.sql': SQL }],
];

describe('writeRewrite', () => {
	it.each(LAYOUT_CASES)('writes files that %s reads as they were meant', async (layout, directory, files) => {
		const history = await load(layout, directory, files);
		const written = await write(history, history.migrations.length - 1);
		const texts = Object.fromEntries((written?.files ?? []).map(({ path, text }) => [path, text]));
		const again = await load(layout, directory, { ...files, ...texts });
		const last = again.migrations.slice(history.migrations.length - 1);
		expect(last.map(({ statements }) => statements.map(({ text }) => text))).toStrictEqual([
			['ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES u NOT VALID', "COMMENT ON TABLE t IS 'T'"],
			['CREATE INDEX CONCURRENTLY i ON t (a)'],
			['ALTER TABLE t VALIDATE CONSTRAINT k'],
		]);
		const [, outside] = last;
		expect(outside?.sections.map(({ transaction }) => transaction)).not.toContain('transaction');
	});

	it.each(LAYOUT_CASES)(
		'marks the own file where nothing else is in it, for %s',
		async (layout, directory, files) => {
			const [path = ''] = Object.keys(files).filter((each) => /keys/.test(each));
			const own = { ...files, [path]: (files[path] ?? '').replace(/ALTER TABLE[\s\S]*'T';\n/, '') };
			const history = await load(layout, directory, own);
			const written = await write(history, history.migrations.length - 1);
			const texts = Object.fromEntries((written?.files ?? []).map((file) => [file.path, file.text]));
			const again = await load(layout, directory, { ...own, ...texts });
			expect(again.migrations).toHaveLength(history.migrations.length);
			const last = again.migrations.at(-1);
			expect(last?.statements.map(({ text }) => text)).toStrictEqual([
				'CREATE INDEX CONCURRENTLY i ON t (a)',
			]);
			expect(last?.sections.map(({ transaction }) => transaction)).not.toContain('transaction');
		},
	);

	it('leaves comments, and the way back, as they are', async () => {
		const history = await load('goose', 'db', {
			'db/00002_keys.sql': BOTH('-- +goose Up', '-- +goose Down'),
		});
		expect(await write(history, 0)).toStrictEqual({
			files: [
				{
					path: 'db/00002_keys.sql',
					text: `-- +goose Up
-- The index.
ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES u NOT VALID;
COMMENT ON TABLE t IS 'T';

-- +goose Down
DROP INDEX i;
`,
				},
				{
					path: 'db/00003_keys_2.sql',
					text: `-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY i ON t (a);

-- +goose Down
`,
				},
				{
					path: 'db/00004_keys_3.sql',
					text: `-- +goose Up
ALTER TABLE t VALIDATE CONSTRAINT k;

-- +goose Down
`,
				},
			],
			remarks: [],
		});
	});

	it('says what cannot be a migration of its tool', async () => {
		const journal = JSON.stringify({ entries: [{ tag: '0000_keys' }] });
		const history = await load('drizzle', 'd', { 'd/0000_keys.sql': SQL, 'd/meta/_journal.json': journal });
		const written = await write(history, 0);
		expect(written?.files.map(({ path }) => path)).toStrictEqual([
			'd/0000_keys.sql',
			null,
			'd/0001_keys_2.sql',
		]);
		expect(written?.remarks).toHaveLength(2);
	});

	it('has no name for a file that has to stand where there is no room', async () => {
		const files = { 'db/1_keys.up.sql': SQL, 'db/2_b.up.sql': 'SELECT 1;', 'db/9_c.up.sql': 'SELECT 1;' };
		const history = await load('golang-migrate', 'db', files);
		const paths = async (keepsOrder: boolean) =>
			(await write(history, 0, keepsOrder))?.files.map(({ path }) => path);
		expect(await paths(true)).toStrictEqual(['db/1_keys.up.sql', null, null]);
		expect(await paths(false)).toStrictEqual([
			'db/1_keys.up.sql',
			'db/10_keys_2.up.sql',
			'db/11_keys_3.up.sql',
		]);
	});

	it('does not write a file of which something is filled in', async () => {
		const files = { 'db/V1__keys.sql': `${SQL}SELECT '\${flyway:defaultSchema}';` };
		expect(await write(await load('flyway', 'db', files), 0)).toBeNull();
	});
});
