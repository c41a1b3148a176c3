import { describe, expect, it } from 'vitest';
import { entityKey, isPlural, snakeName, tableName } from '../../../src/planning/names.ts';

describe('names', () => {
	it.each([
		['Support Ticket', 'support_ticket', 'support_ticket', 'support_tickets'],
		['OrderLine', 'order_line', 'order_line', 'order_lines'],
		['SLA Policies', 'sla_policies', 'sla_policy', 'sla_policies'],
		['people', 'people', 'person', 'people'],
		['Audit Log', 'audit_log', 'audit_log', 'audit_log'],
		['class', 'class', 'class', 'classes'],
		['Benutzer-Konto', 'benutzer_konto', 'benutzer_konto', 'benutzer_kontos'],
		['2FA device', 'n_2_fa_device', 'n_2_fa_device', 'n_2_fa_devices'],
		["customer's", 'customer', 'customer', 'customers'],
		['"; DROP TABLE x; --', 'drop_table_x', 'drop_table_x', 'drop_table_xes'],
		['…', '', '', ''],
	])('%s', (words, snake, key, table) => {
		expect([snakeName(words), entityKey(words), tableName(words)]).toEqual([snake, key, table]);
	});

	it('are short enough for what is added to them', () => {
		expect(snakeName('long '.repeat(40)).length).toBeLessThanOrEqual(48);
	});

	it.each([
		['tickets', true],
		['ticket', false],
		['status', false],
		['news', false],
	])('%s is plural: %s', (word, expected) => {
		expect(isPlural(word)).toBe(expected);
	});
});
