import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LAYOUT_NAMES } from '../../src/config/layout-names.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { formatError, UserError } from '../../src/errors.ts';
import { loadProject } from '../../src/project/load-project.ts';
import type { LedgerEntry } from '../../src/project/project.ts';
import { formatReport } from '../../src/report/formats/index.ts';
import { visibleText } from '../../src/report/visible-text.ts';
import { withoutWorkflowCommands } from '../../src/report/workflow-commands.ts';
import { runs, TIME_LIMIT } from '../properties/runs.ts';
import { useEngine } from '../support/engine.ts';
import { makeDatabase, makeReport } from '../support/reports.ts';
import { openMemory } from '../unit/project/memory-source.ts';
import { expectHarmless, expectNoCommand } from './harmless.ts';
import { hostileText } from './hostile-text.ts';

const FOLDERS = [
	'db/migrations',
	'migrations',
	'prisma/migrations/1_a',
	'supabase/migrations',
	'drizzle',
	'sql',
	'',
];
const NAMES = [
	'001_init.up.sql',
	'001_init.down.sql',
	'V1__a.sql',
	'R__b.sql',
	'U1__a.sql',
	'20240101000000_a.sql',
	'migration.sql',
	'up.sql',
	'down.sql',
	'atlas.sum',
	'sqitch.plan',
	'deploy/a.sql',
	'meta/_journal.json',
	'manifest.json',
	'changelog.xml',
	'db.changelog-master.yaml',
	'dbconfig.yml',
	'package.json',
	'flyway.conf',
	'schema.prisma',
	'.gmrc',
	'current.sql',
	'1_a.rb',
];
const TEXTS = [
	'CREATE TABLE a (at timestamptz);',
	"DO $$ BEGIN RAISE NOTICE '::error::x'; END $$;",
	'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $x$ SELECT 1 $x$;',
	'-- +goose Up\n-- +goose StatementBegin\n',
	`-- +goose ENVSUB ON\n$${'{HOME} $'}{A:-b}\n`,
	'-- migrate:up transaction:false\n',
	'-- migrate:down\n',
	'-- +migrate Up\n-- +migrate StatementBegin\n',
	'--liquibase formatted sql\n--changeset a:b\n',
	'--! Previous: -\n--! Hash: x\n',
	'--! include ../../../etc/passwd\n',
	"\\i ../../etc/passwd\n\\ir x.sql\n\\! id\n\\copy a from program 'id'\n",
	'\\set x `id`\n\\if :x\n',
	'%project=a\na 2024-01-01T00:00:00Z a <a@b> # x\n',
	'<databaseChangeLog><include file="../../x.xml"/><changeSet id="1" author="a"><sql>SELECT 1</sql></changeSet>',
	'databaseChangeLog:\n  - include:\n      file: /etc/passwd\n',
	'{"version":"7","dialect":"postgresql","entries":[{"idx":0,"tag":"../../x","when":1}]}',
	'{"__proto__":{"a":1}}',
	'a: &a [*a, *a]\nb: !!js/function x\n',
	'# -- depends: a\n-- depends: b c\n',
	`$${'{placeholder}'} {{ .Env.HOME }} {{ template "x" }}`,
	'PRAGMA foreign_keys = ON;',
	'<<<<<<< HEAD\n=======\n>>>>>>> x\n',
	"'unclosed",
	'$tag$ unclosed',
	'/* unclosed /* nested */',
	'"',
	'\0',
	'\ufeff',
	'('.repeat(500),
] as const;

const texts = fc
	.array(fc.oneof(fc.constantFrom(...TEXTS), hostileText), { maxLength: 5 })
	.map((parts) => parts.join(''));
const paths = fc
	.tuple(
		fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...FOLDERS) }, hostileText),
		fc.oneof(
			{ weight: 5, arbitrary: fc.constantFrom(...NAMES) },
			hostileText.map((name) => `${name}.sql`),
		),
	)
	.map((parts) => parts.filter(Boolean).join('/'));
const trees = fc.dictionary(paths, texts, { minKeys: 1, maxKeys: 6, noNullPrototype: true });

/** Holds what is told of migrations, in every way in which it is told, to that it does no harm. */
function expectToldWithoutHarm(ledger: readonly LedgerEntry[], error: UserError | null): void {
	const stopped = error && {
		...{ code: error.code, message: error.message, facts: error.facts, hint: error.hint ?? null },
		location: error.location ? { file: error.location.file, line: error.location.line ?? null } : null,
	};
	const report = makeReport([makeDatabase({ ledger, stopped })]);
	expectHarmless(formatReport(report, 'markdown'));
	expectNoCommand(formatReport(report, 'text'));
	if (error) expectNoCommand(withoutWorkflowCommands(visibleText(formatError(error))));
}

it(
	'whatever files a repository has, they are loaded, or it is said clearly why not',
	async () => {
		const layouts = fc.option(fc.constantFrom(...LAYOUT_NAMES));
		const property = fc.asyncProperty(trees, layouts, async (tree, layout) => {
			const [database] = parseConfig(null, 'none', layout === null ? {} : { layout }).databases;
			if (!database) throw new Error('there is no database');
			try {
				const { history } = await loadProject(openMemory(tree), database);
				expect(history.migrations.filter(({ path }) => !Object.hasOwn(tree, path))).toEqual([]);
				expectToldWithoutHarm(history.ledger, null);
			} catch (error) {
				if (!(error instanceof UserError)) throw error;
				expectToldWithoutHarm([], error);
			}
		});
		await fc.assert(property, runs(150));
	},
	TIME_LIMIT,
);

const engine = useEngine();

it(
	'whatever a migration says, the engine refuses it or takes it, and lives on',
	async () => {
		const running = await engine.fresh();
		const property = fc.asyncProperty(texts, async (sql) => {
			const { failure } = await running.apply({ statements: [{ sql }], transaction: 'transaction' });
			if (failure) expect(failure.message).not.toBe('');
			expect(await running.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
		});
		await fc.assert(property, runs(60));
	},
	TIME_LIMIT,
);
