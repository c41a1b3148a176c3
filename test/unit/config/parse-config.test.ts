import { describe, expect, it } from 'vitest';
import type { Overrides } from '../../../src/config/config.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { UserError } from '../../../src/errors.ts';

const FILE = '.github/database-spec.yml';

const DEFAULTS = {
	name: 'database',
	migrations: null,
	layout: null,
	document: 'docs/database-spec.md',
	project: { name: null, focus: null, scale: null, performance: null },
	budget: { total: 30, pullRequest: 3 },
	limits: { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 1024 },
	engine: 'embedded',
	preset: null,
	prelude: null,
	baseline: null,
	placeholders: {},
	migrateCommand: null,
	documentMode: 'single',
	headings: {},
	requirements: null,
	dismiss: [],
	rules: {},
	ignore: [],
	classify: [],
};

/** The error that a configuration ends in. */
function errorOf(text: string, overrides: Overrides = {}): UserError {
	try {
		parseConfig(text, FILE, overrides);
	} catch (error) {
		if (error instanceof UserError) return error;
		throw error;
	}
	throw new Error('There was no error.');
}

describe('parseConfig', () => {
	it.each([null, '', '# nothing\n', '{}'])('has defaults for %j', (text) => {
		expect(parseConfig(text, FILE, {})).toStrictEqual({
			databases: [DEFAULTS],
			failOn: 'error',
			lintFailOn: 'warning',
			strict: false,
			publishing: { comment: 'on-findings', reviewComments: 10 },
		});
	});

	it('reads one database', () => {
		const text = `
migrations: ./db//migrations/
layout: goose
document: { path: SPEC.MD, mode: split }
headings: { Core Tables: Entities }
requirements: ['./docs/**/*.md']
dismiss: [soft-delete]
project: { name: Shop, focus: orders, scale: small, performance: fast }
budget: { total: 50, pull-request: 0 }
limits: { migration-seconds: 5 }
classify: [{ pattern: 'log_*', as: audit }]
engine: server
preset: supabase
prelude: ./db/prelude.sql
baseline: db/start.sql
placeholders: { schema: app }
migrate-command: npx knex migrate:latest
strict: true
fail-on: never
`;
		expect(parseConfig(text, FILE, {})).toStrictEqual({
			databases: [
				{
					name: 'Shop',
					migrations: 'db/migrations',
					layout: 'goose',
					document: 'SPEC.MD',
					documentMode: 'split',
					headings: { 'Core Tables': 'Entities' },
					requirements: ['docs/**/*.md'],
					dismiss: ['soft-delete'],
					project: { name: 'Shop', focus: 'orders', scale: 'small', performance: 'fast' },
					budget: { total: 50, pullRequest: 0 },
					limits: { migrationSeconds: 5, runSeconds: 600, memoryMegabytes: 1024 },
					engine: 'server',
					preset: 'supabase',
					prelude: 'db/prelude.sql',
					baseline: 'db/start.sql',
					placeholders: { schema: 'app' },
					migrateCommand: 'npx knex migrate:latest',
					rules: {},
					ignore: [],
					classify: [{ pattern: 'log_*', as: 'audit' }],
				},
			],
			failOn: 'never',
			lintFailOn: 'never',
			strict: true,
			publishing: { comment: 'on-findings', reviewComments: 10 },
		});
	});

	it('gives each of several databases the common settings and its own over them', () => {
		const text = `
layout: flyway
budget: { total: 9 }
classify: [{ pattern: '*', as: core }]
databases:
  - name: shop
    migrations: shop/db
  - name: billing
    layout: goose
    document: docs/money.md
    budget: { pull-request: 1 }
    classify: [{ pattern: a, as: audit }]
`;
		const common = { ...DEFAULTS, layout: 'flyway', budget: { total: 9, pullRequest: 3 } };
		expect(parseConfig(text, FILE, {}).databases).toStrictEqual([
			{
				...common,
				name: 'shop',
				migrations: 'shop/db',
				document: 'docs/shop-database-spec.md',
				rules: {},
				ignore: [],
				classify: [{ pattern: '*', as: 'core' }],
			},
			{
				...common,
				name: 'billing',
				layout: 'goose',
				document: 'docs/money.md',
				budget: { total: 9, pullRequest: 1 },
				rules: {},
				ignore: [],
				classify: [
					{ pattern: 'a', as: 'audit' },
					{ pattern: '*', as: 'core' },
				],
			},
		]);
	});

	it('lets overrides win, and takes an empty one for none', () => {
		const overrides = {
			migrations: 'm',
			layout: '',
			document: 'd.md',
			projectName: 'P',
			focus: 'f',
			failOn: 'warning',
		};
		const config = parseConfig('migrations: x\nlayout: prisma\nproject: { scale: s }', FILE, overrides);
		expect(config).toStrictEqual({
			databases: [
				{
					...DEFAULTS,
					name: 'P',
					migrations: 'm',
					layout: 'prisma',
					document: 'd.md',
					project: { name: 'P', focus: 'f', scale: 's', performance: null },
				},
			],
			failOn: 'warning',
			lintFailOn: 'warning',
			strict: false,
			publishing: { comment: 'on-findings', reviewComments: 10 },
		});
	});

	it('lists all problems at once, each with its line and path', () => {
		const text = `migratons: db
budget:
  total: many
  pull-requst: 3
  pull-request: -1
limits: 5
layout: golang
fail-on: warnings
classify:
  - pattern: a_*
    as: corre
  - 5
databases:
  - name: a
  - name: a
    documnet: x
  - document: ../x.md
    migrations: /etc
  - name: 'sp ace'
    document: a.txt
`;
		const error = errorOf(text);
		expect(error.code).toBe('config');
		expect(error.message).toBe('16 settings are not right.');
		expect(error.location).toEqual({ file: FILE, line: 1 });
		expect(error.facts).toEqual({
			'line 1, migratons': 'is no setting; did you mean `migrations`?',
			'line 3, budget.total': 'must be a number, not `many`',
			'line 4, budget.pull-requst': 'is no setting; did you mean `pull-request`?',
			'line 5, budget.pull-request': 'must be at least 0, not `-1`',
			'line 6, limits': 'must be a group of settings, not `5`',
			'line 7, layout': expect.stringMatching(
				/^must be one of `prisma`,.*, not `golang`; did you mean `golang-migrate`\?$/,
			),
			'line 8, fail-on':
				'must be one of `error`, `warning`, `never`, not `warnings`; did you mean `warning`?',
			'line 11, classify[0].as':
				'must be one of `core`, `relationship`, `audit`, `reference`, not `corre`; did you mean `core`?',
			'line 12, classify[1]': 'must be a group of settings, not `5`',
			'line 15, databases[1].name': 'is `a`, as databases[0].name on line 14 is already',
			'line 16, databases[1].documnet': 'is no setting; did you mean `document`?',
			'line 17, databases[2].name': 'is missing; it must be text',
			'line 17, databases[2].document':
				'must be a path inside the repository, with forward slashes and without `..`',
			'line 18, databases[2].migrations':
				'must be a path inside the repository, with forward slashes and without `..`',
			'line 19, databases[3].name': 'must be letters, digits, `-` and `_`',
			'line 20, databases[3].document': 'must end in `.md`',
		});
	});

	it.each([
		['a: [1\nb: 2', 2, /sufficiently indented/],
		['migrations: a\nmigrations: b', 2, /unique/],
		['- a', 1, /must be a group of settings, not a list/],
		['text', 1, /must be a group of settings, not `text`/],
		['a: *b', 1, /Unresolved alias/],
		['databases: []', 1, /at least one entry/],
		['migrations: ""', 1, /must not be empty/],
		['migrations:', 1, /must be text, not empty/],
		['strict: maybe', 1, /must be true or false, not `maybe`/],
		['placeholders: [a]', 1, /must be names with a value each, not a list/],
		['x: 1\n__proto__: 2', 1, /is no setting/],
		['migrations: C:/db', 1, /inside the repository/],
		['migrations: a\\b', 1, /inside the repository/],
		['limits: {run-seconds: 0.5}', 1, /whole number/],
		[
			'document: a.md\ndatabases:\n  - name: x\n  - name: y',
			4,
			/is `a.md`, as databases\[0\].document on line 3 is already/,
		],
	])('%j is refused on line %i', (text, line, message) => {
		const error = errorOf(text);
		expect(error.code).toBe('config');
		expect(error.location).toEqual({ file: FILE, line });
		expect(Object.values(error.facts).join('\n')).toMatch(message);
	});

	it('refuses overrides that could be meant for any of several databases', () => {
		const text = 'databases:\n  - name: a\n  - name: b\n';
		const error = errorOf(text, { migrations: 'm', layout: 'goose', document: 'd.md', focus: 'fine' });
		expect(Object.keys(error.facts)).toEqual([
			'migrations (flag or input)',
			'layout (flag or input)',
			'document (flag or input)',
		]);
		expect(error.location).toBeUndefined();
		expect(parseConfig('databases:\n  - name: a\n', FILE, { migrations: 'm' }).databases[0]?.migrations).toBe(
			'm',
		);
	});

	it('checks overrides as the file is checked', () => {
		const error = errorOf('', { layout: 'pizma', failOn: 'no', document: '../d.md' });
		expect(Object.keys(error.facts)).toEqual([
			'layout (flag or input)',
			'document (flag or input)',
			'fail-on (flag or input)',
		]);
	});

	it('does not let aliases grow without bound', () => {
		const nested = Array.from({ length: 12 }, (_, level) => {
			const previous = level === 0 ? '"x"' : `*l${level - 1}`;
			return `k${level}: &l${level} [${Array(9).fill(previous).join(', ')}]`;
		});
		expect(Object.values(errorOf(nested.join('\n')).facts).join()).toMatch(/alias/);
	});
});
