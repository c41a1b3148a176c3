import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { makeRepository, type Repository } from '../repository.ts';

const CUSTOMERS = `CREATE TABLE customers (
  id bigint PRIMARY KEY,
  email text NOT NULL UNIQUE
);
`;
const ORDERS = `CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id),
  placed_at timestamptz NOT NULL
);
CREATE INDEX orders_customer_id ON orders (customer_id);
CREATE TABLE "Order" (id int PRIMARY KEY);
`;

/** Two branches may each add one: all of it ends up in one folder. */
const table = (name: string): string =>
	`CREATE TABLE ${name} (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers (id));
CREATE INDEX ON ${name} (customer_id);\n`;

let repository: Repository;

beforeAll(() => {
	repository = makeRepository();
	repository.git('init', '--quiet', '--initial-branch', 'main');
	repository.write('migrations/0001_customers.sql', CUSTOMERS);
	repository.write('migrations/0002_orders.sql', ORDERS);
	setMode('split');
});

afterEach(() => {
	repository.git('checkout', '--quiet', '--force', 'main');
	repository.git('clean', '--quiet', '--force', '-d');
});

afterAll(() => repository.remove());

function setMode(mode: 'single' | 'split'): void {
	repository.write(
		'.github/database-spec.yml',
		`migrations: migrations\nproject: { name: shop }\ndocument: { path: docs/spec.md, mode: ${mode} }\n`,
	);
}

async function generate(): Promise<string> {
	const { status, stdout, stderr } = await runCli(repository.path, ['generate']);
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	return stdout;
}

async function check(...args: readonly string[]) {
	const { stdout } = await runCli(repository.path, ['check', '--format', 'json', ...args]);
	const [database] = JSON.parse(stdout).databases;
	return { verdict: JSON.parse(stdout).verdict, ...database };
}

function read(path: string): string {
	return readFileSync(join(repository.path, path), 'utf8');
}

function pages(): readonly string[] {
	const folder = join(repository.path, 'docs/spec');
	return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function append(path: string, text: string): void {
	repository.write(path, read(path) + text);
}

describe('a specification with pages', () => {
	it('has one page for each relation and one for the history, and links all of them both ways', async () => {
		const printed = await generate();
		repository.commit('specification');
		expect(pages()).toEqual(['+order.md', 'customers.md', 'migration-history.md', 'orders.md']);
		expect(printed).toContain('docs/spec/orders.md written');
		expect(read('docs/spec.md')).toContain('| [`orders`](spec/orders.md) | Points at `customers`. |');
		expect(read('docs/spec.md')).toContain('](spec/migration-history.md)');
		expect(read('docs/spec.md')).not.toContain('CREATE TABLE');
		const page = read('docs/spec/orders.md');
		expect(page).toContain('[shop: database specification](../spec.md)');
		expect(page).toContain('- [`customers`](customers.md): Each order belongs to one customer');
		expect(page).toContain('](../../migrations/0002_orders.sql): Created table `orders`');
		expect(page).toContain('CREATE INDEX orders_customer_id');
		expect(read('docs/spec/migration-history.md')).toContain('[`customers`](customers.md)');
	});

	it('is up to date as it was written, and nothing is wrong with it', async () => {
		expect(await generate()).not.toContain('written');
		expect(await check()).toMatchObject({ verdict: 'pass', findings: [], documentDiff: '' });
	});

	it('is checked page by page: what is wrong on one is told with its line', async () => {
		repository.write(
			'docs/spec/orders.md',
			read('docs/spec/orders.md').replace('customer_id bigint', 'customer_id integer'),
		);
		append(
			'docs/spec/customers.md',
			'\nWe plan:\n\n```sql\nCREATE TABLE invoices (id bigint PRIMARY KEY);\n```\n',
		);
		const claimed =
			read('docs/spec/customers.md').split('\n').indexOf('CREATE TABLE invoices (id bigint PRIMARY KEY);') +
			1;
		const { findings, documentDiff } = await check('--base', 'main');
		expect(findings).toMatchObject([
			{ code: 'drift/planned', document: { file: 'docs/spec/customers.md', line: claimed } },
			{
				code: 'drift/differs',
				document: { file: 'docs/spec/orders.md', line: lineOf('docs/spec/orders.md', 'customer_id integer') },
			},
		]);
		expect(documentDiff).toContain('--- a/docs/spec/orders.md');
	});

	it('keeps what people write on a page when its table goes, and takes away a page without words', async () => {
		append('docs/spec/orders.md', '\nAsk accounting before deleting any.\r\n');
		repository.write('migrations/0003_drop.sql', 'DROP TABLE orders; DROP TABLE "Order";\n');
		expect(await generate()).toContain('docs/spec/+order.md removed');
		expect(pages()).toEqual(['customers.md', 'migration-history.md', 'orders.md']);
		expect(read('docs/spec/orders.md')).toContain('which no migration builds any more');
		expect(read('docs/spec/orders.md')).toMatch(/\nAsk accounting before deleting any\.\r\n$/);
		expect(read('docs/spec/orders.md')).not.toContain('CREATE');
		expect(await generate()).not.toContain('written');
		repository.write('migrations/0003_drop.sql', 'SELECT 1;\n');
		await generate();
		expect(read('docs/spec/orders.md')).toContain('Ask accounting before deleting any.\r\n');
		expect(read('docs/spec/orders.md')).toContain('CREATE TABLE orders');
	});

	it('becomes one document and pages again, and no word is lost', async () => {
		append('docs/spec/orders.md', '\nAsk accounting.\n\n```sql\nCREATE TABLE invoices (id int);\n```\n');
		append('docs/spec.md', '\n## Ours\n\nOur words.\n');
		setMode('single');
		const printed = await generate();
		expect(printed).toContain('docs/spec/customers.md removed');
		expect(pages()).toEqual(['orders.md']);
		expect(read('docs/spec/orders.md')).toContain('Ask accounting.');
		expect(read('docs/spec.md')).toContain('CREATE TABLE orders');
		expect(read('docs/spec.md')).toContain('Our words.');
		expect((await check()).findings).toMatchObject([
			{ code: 'drift/planned', document: { file: 'docs/spec/orders.md' } },
		]);
		expect(await generate()).not.toContain('written');
		setMode('split');
		await generate();
		expect(pages()).toEqual(['+order.md', 'customers.md', 'migration-history.md', 'orders.md']);
		expect(read('docs/spec/orders.md')).toContain('Ask accounting.');
		expect(read('docs/spec.md')).toContain('## Ours\n\nOur words.\n');
	});

	it('follows a page that people have given another name', async () => {
		repository.git('mv', 'docs/spec/orders.md', 'docs/spec/sales.md');
		expect(await generate()).toContain('docs/spec/sales.md is up to date');
		expect(pages()).not.toContain('orders.md');
		expect(read('docs/spec/customers.md')).toContain('](sales.md)');
	});

	it('leaves files in its folder alone that are not its own', async () => {
		repository.write('docs/spec/notes.md', 'Notes.\n');
		repository.write('docs/spec/picture.svg', '<svg/>\n');
		await generate();
		expect(read('docs/spec/notes.md')).toBe('Notes.\n');
		expect(read('docs/spec/picture.svg')).toBe('<svg/>\n');
	});

	it('merges without a conflict but in the history when two branches add tables', async () => {
		for (const name of ['apples', 'zebras']) {
			repository.git('switch', '--quiet', '--create', name, 'main');
			repository.write(`migrations/0003_${name}.sql`, table(name));
			await generate();
			repository.commit(name);
		}
		try {
			repository.git('merge', '--quiet', 'apples');
		} catch {
			// The conflicts are looked at below.
		}
		const conflicted = repository.git('diff', '--name-only', '--diff-filter=U').trim().split('\n');
		expect(conflicted).toEqual(['docs/spec/migration-history.md']);
	});

	it('says so when the document is gone', async () => {
		rmSync(join(repository.path, 'docs/spec.md'));
		expect((await check()).findings).toMatchObject([{ code: 'specification/missing' }]);
	});
});

function lineOf(path: string, text: string): number {
	return read(path).slice(0, read(path).indexOf(text)).split('\n').length;
}
