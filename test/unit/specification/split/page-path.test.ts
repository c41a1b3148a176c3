import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagePath } from '../../../../src/specification/split/page-path.ts';

describe('the page of a relation', () => {
	it.each([
		['public', 'users', 'users'],
		['public', 'User', '+user'],
		['public', 'OrderItem', '+order+item'],
		['billing', 'invoices', 'billing.invoices'],
		['public', 'billing.invoices', 'billing~2einvoices'],
		['public', 'a-b', 'a~2db'],
		['public', 'größe', 'gr~c3~b6~c3~9fe'],
		['public', '../../etc/passwd', '~2e~2e~2f~2e~2e~2fetc~2fpasswd'],
		['public', 'con', '~63on'],
		['public', 'migration-history', 'migration~2dhistory'],
	])('of %s.%s is %s.md', (namespace, name, file) => {
		expect(pagePath('docs/database-spec.md', { namespace, name })).toBe(`docs/database-spec/${file}.md`);
	});

	it('is short enough for any file system, and still its own', () => {
		const long = (last: string) =>
			pagePath('d.md', { namespace: 'Ω'.repeat(31), name: `${'Ä'.repeat(30)}${last}` });
		expect(long('a').length).toBeLessThan(210);
		expect(long('a')).not.toBe(long('b'));
	});

	it('is another one for another relation, whatever the file system thinks of capitals', () => {
		const name = fc.string({
			unit: fc.constantFrom('a', 'A', '.', '+', '~', '2', 'e', '_', '-'),
			minLength: 1,
			maxLength: 4,
		});
		const relation = fc.record({ namespace: fc.constantFrom('public', 'a', 'A', 'a.a'), name });
		fc.assert(
			fc.property(relation, relation, (one, other) => {
				const isSame = one.namespace === other.namespace && one.name === other.name;
				const path = (each: typeof one) => pagePath('d.md', each).toLowerCase();
				return isSame === (path(one) === path(other));
			}),
		);
	});
});
