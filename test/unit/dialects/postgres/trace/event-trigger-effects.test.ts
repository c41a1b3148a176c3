import { describe, expect, it } from 'vitest';
import { eventTriggerEffects } from '../../../../../src/dialects/postgres/trace/event-trigger-effects.ts';

describe('what a statement does to an event trigger', () => {
	it.each([
		['CREATE EVENT TRIGGER Watch ON ddl_command_end', ['created watch']],
		['create/* a */event--b\n trigger "Watch ""it""" on sql_drop', ['created "Watch ""it"""']],
		['ALTER EVENT TRIGGER watch DISABLE', ['changed watch']],
		['ALTER EVENT TRIGGER watch RENAME TO "Look"', ['dropped watch', 'created "Look"']],
		['DROP EVENT TRIGGER IF EXISTS watch CASCADE', ['dropped watch']],
		['CREATE TRIGGER event BEFORE INSERT ON trigger', []],
		['ALTER TABLE event RENAME TO trigger', []],
		['CREATE EVENT', []],
		["'create' event trigger x", []],
		['', []],
	])('is read from %s', (sql, expected) => {
		const effects = eventTriggerEffects(sql);
		expect(effects.map(({ verb, key }) => `${verb} ${key.replace('event-trigger ', '')}`)).toEqual(expected);
	});

	it.each([
		['comments', `CREATE ${'/**/'.repeat(50_000)} TABLE x`],
		['blanks', `ALTER EVENT TRIGGER x ${' '.repeat(200_000)} y`],
	])('is read at once among many %s', (_, sql) => {
		const start = performance.now();
		eventTriggerEffects(sql);
		expect(performance.now() - start).toBeLessThan(500);
	});
});
