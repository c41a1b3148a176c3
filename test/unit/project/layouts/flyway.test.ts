import { describe, expect, it } from 'vitest';
import { parseFlywayName } from '../../../../src/project/layouts/flyway-names.ts';
import { catchUserError } from '../catch-user-error.ts';
import { files } from '../memory-source.ts';
import { planOf } from './plan-of.ts';

describe('names', () => {
	const usual = {
		prefixes: { versioned: 'V', repeatable: 'R', undo: 'U', baseline: 'B' },
		separator: '__',
		suffixes: ['.sql', '.pgsql'],
	};
	it.each([
		['V1__a_b.sql', 'versioned 1 a b'],
		['V01_002.0__.SQL', 'versioned 1.2 '],
		['V1.sql', 'versioned 1 '],
		['V20240102030405__x__y.pgsql', 'versioned 20240102030405 x  y'],
		['R__all views.sql', 'repeatable  all views'],
		['R1__a.sql', null],
		['U1.1__a.sql', 'undo 1.1 a'],
		['B3__base.sql', 'baseline 3 base'],
		['v1__a.sql', null],
		['Va__a.sql', null],
		['V1_a.sql', null],
		['beforeEachMigrate__log.sql', 'callback  log'],
		['afterMigrate.sql', 'callback  '],
		['afterMigrateX.sql', null],
		['V1__a.txt', null],
	])('%s', (name, expected) => {
		const found = parseFlywayName(`db/${name}`, usual);
		expect(found && `${found.kind} ${found.version} ${found.description}`).toBe(expected);
	});

	it('with prefixes of the settings, the longest first', () => {
		const names = {
			...usual,
			prefixes: { ...usual.prefixes, versioned: 'm', baseline: 'mb' },
			separator: '-',
		};
		expect(parseFlywayName('mb2-x.sql', names)?.kind).toBe('baseline');
		expect(parseFlywayName('m2-x.sql', names)?.kind).toBe('versioned');
	});
});

describe('placeholders', () => {
	const statements = async (
		sql: string,
		settings: Readonly<Record<string, string>> = {},
		given: Readonly<Record<string, string>> = {},
	) => (await planOf('flyway', { 'm/V1__a.sql': sql, ...settings }, given)).statements;

	it('have their value from the check’s settings before Flyway’s own', async () => {
		const conf = { 'flyway.conf': '# x\nflyway.placeholders.Who=conf\nflyway.placeholders.what = a b \n' };
		expect(await statements(`SELECT '\${WHO}', '\${what}'`, conf)).toEqual(["SELECT 'conf', 'a b'"]);
		expect(await statements(`SELECT '\${WHO}'`, conf, { wHo: 'given' })).toEqual(["SELECT 'given'"]);
	});

	it('are taken from the nearest file, and Flyway’s own before Spring’s', async () => {
		const settings = {
			'flyway.conf': 'flyway.placeholders.a=far\nflyway.placeholders.b=far',
			'm/application.properties': 'spring.flyway.placeholders.a=near\nspring.flyway.placeholders.c=spring',
			'm/flyway.toml': '[flyway.placeholders]\nc = "toml"',
		};
		expect(await statements(`SELECT '\${a}', '\${b}', '\${c}'`, settings)).toEqual([
			"SELECT 'near', 'far', 'toml'",
		]);
	});

	it('are those of Flyway itself', async () => {
		const toml = { 'flyway.toml': '[flyway]\ndefaultSchema = "shop"\ntable = "history"' };
		const sql = `SELECT '\${flyway:defaultSchema} \${flyway:TABLE} \${flyway:filename} \${flyway:timestamp}'`;
		const { statements, ledger } = await planOf('flyway', { 'm/V1__a.sql': sql, ...toml });
		expect(statements.at(-1)).toBe("SELECT 'shop history V1__a.sql 2026-01-01 12:00:00'");
		expect(ledger).toEqual([
			'assumed flyway.toml: Flyway works in shop: made first, as its settings say.',
			"assumed m/V1__a.sql:1 Flyway's flyway:timestamp is taken to be 2026-01-01 12:00:00: give it another value under `placeholders`.",
		]);
	});

	it('may be written with other marks, or be switched off', async () => {
		const marks = 'flyway.placeholderPrefix=<<\nflyway.placeholderSuffix=>>\nflyway.placeholders.a=1';
		expect(await statements(`SELECT <<A>>, 1 << 2, $\${a}$$`, { 'flyway.conf': marks })).toEqual([
			`SELECT 1, 1 << 2, $\${a}$$`,
		]);
		const off = { 'application.yml': 'spring.flyway:\n  placeholder-replacement: false' };
		expect(await statements(`SELECT $\${a}$$`, off)).toEqual([`SELECT $\${a}$$`]);
	});

	it('without a value are an error that tells where to give one', async () => {
		const error = await catchUserError(planOf('flyway', { 'm/V1__a.sql': `\n-- \${the Owner}\nSELECT 1;` }));
		expect(error.location).toEqual({ file: 'm/V1__a.sql', line: 2 });
		expect(error.hint).toContain('placeholders:\n  "the Owner": value');
	});
});

describe('the settings beside a file', () => {
	it.each([
		['executeInTransaction=false', ['none'], []],
		['shouldExecute=false', ['transaction'], ['skipped']],
		['shouldExecute=a!=a', ['transaction'], ['skipped']],
		[`shouldExecute=\${environment}==prod`, ['transaction', 'transaction'], ['assumed']],
	])('%s', async (text, expectedModes, expectedKinds) => {
		const tree = { ...files(['m/V1__a.sql', 'm/V2__b.sql']), 'm/V2__b.sql.conf': text };
		const { modes, ledger } = await planOf('flyway', tree);
		expect(modes.slice(-expectedModes.length)).toEqual(expectedModes);
		expect(ledger.map((entry) => entry.split(' ')[0])).toEqual(expectedKinds);
	});
});

it('refuses two files of one version', async () => {
	const error = await catchUserError(planOf('flyway', files(['m/V1__a.sql', 'm/x/V1.0__b.sql'])));
	expect(error.message).toContain('1 exists twice');
});
