import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildShopRepository, removeDirectory } from '../scripts/shop-repository.ts';
import { check } from '../src/commands/check.ts';
import { generate } from '../src/commands/generate.ts';
import type { DatabaseReport } from '../src/report/report.ts';

const shop = join(import.meta.dirname, '..', 'examples', 'shop');

function inputFor(cwd: string) {
	return {
		cwd,
		configFile: null,
		overrides: {},
		database: null,
		databaseUrl: null,
		isFork: false,
		defaultName: 'shop',
	};
}

describe('the specification of examples/shop', () => {
	it('is what `node dist/cli.js generate --cwd examples/shop/base` writes', async () => {
		const [generated] = await generate(inputFor(join(shop, 'base')));
		expect(generated?.proven).toBe(true);
		expect(generated?.files.filter(({ changed }) => changed).map(({ path }) => path)).toEqual([]);
	});
});

describe('the pull request of examples/shop', () => {
	let directory: string;
	let database: DatabaseReport;

	beforeAll(async () => {
		directory = mkdtempSync(join(tmpdir(), 'database-spec-shop-'));
		buildShopRepository(directory);
		const { report } = await check({ ...inputFor(directory), base: 'main' });
		expect(report.verdict).toBe('fail');
		database = report.databases[0]!;
	});
	afterAll(() => removeDirectory(directory));

	function subjects(code: string, introduced: boolean): readonly string[] {
		return database.findings
			.filter((finding) => finding.code === code && finding.introduced === introduced)
			.map(({ subject }) => subject)
			.sort();
	}

	it('adds what the specification does not know', () => {
		expect(subjects('drift/undocumented', true)).toEqual([
			'check customers.customers_phone_check',
			'column customers.phone',
			'column wishlists.shared',
			'index wishlists_customer_id_idx',
			'table wishlist_items',
		]);
	});

	it('drops what the specification describes', () => {
		expect(subjects('drift/removed', true)).toEqual([
			'column customers.fax',
			'index products_active_name_idx',
		]);
	});

	it('changes what the specification says, and builds a plan otherwise than planned', () => {
		expect(subjects('drift/differs', true)).toEqual([
			'column inventory.reorder_level',
			'column orders.note',
			'column wishlists.name',
		]);
	});

	it('finds a plan and a statement that cannot run', () => {
		expect(subjects('drift/planned', false)).toEqual([
			'column customers.loyalty_points',
			'table product_reviews',
		]);
		expect(subjects('drift/broken-claim', false)).toHaveLength(1);
		const broken = database.findings.find(({ code }) => code === 'drift/broken-claim');
		expect(broken?.message).toContain('must be marked IMMUTABLE');
	});

	it('is told that it adds many migrations and alters its own table', () => {
		expect(database.addedMigrations).toHaveLength(5);
		expect(subjects('history/pull-request', true)).toHaveLength(1);
		expect(subjects('history/altered-again', true)).toEqual(['table wishlists']);
	});

	it('settles the plan that it builds', () => {
		expect(database.healed.map(({ subject }) => subject)).toEqual(['table wishlists']);
	});

	it('has each finding in the migrations or in the document', () => {
		const nowhere = database.findings.filter(({ migration, document }) => !migration && !document);
		expect(nowhere).toEqual([]);
	});
});
