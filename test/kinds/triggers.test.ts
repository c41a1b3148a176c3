import { expect, test } from 'vitest';
import type { Trigger } from '../../src/model/objects.ts';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

function trigger(name: string, definition: string, more: Partial<Trigger>): Trigger {
	return {
		kind: 'trigger',
		namespace: 'public',
		relation: 't',
		name,
		comment: null,
		timing: 'after',
		events: [],
		level: 'row',
		function: 'note',
		condition: null,
		enabled: 'origin',
		definition,
		...more,
	};
}

test('timing, events, condition, state; never the inside of a foreign key', async () => {
	const schema = await engine.build(`
		CREATE SCHEMA app;
		CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
		CREATE FUNCTION app.note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
		CREATE TABLE t (id int PRIMARY KEY, parent int REFERENCES t, "Name" text);
		CREATE VIEW v AS SELECT id FROM t;
		CREATE TRIGGER a BEFORE DELETE OR INSERT OR UPDATE OF "Name", id ON t FOR EACH ROW
			WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION note('a', 'b''c');
		COMMENT ON TRIGGER a ON t IS 'keeps notes';
		CREATE TRIGGER b AFTER TRUNCATE ON t EXECUTE FUNCTION app.note();
		ALTER TABLE t DISABLE TRIGGER b;
		CREATE TRIGGER c AFTER UPDATE ON t REFERENCING OLD TABLE AS was NEW TABLE AS is_now
			FOR EACH STATEMENT EXECUTE FUNCTION note();
		ALTER TABLE t ENABLE ALWAYS TRIGGER c;
		CREATE CONSTRAINT TRIGGER d AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
			FOR EACH ROW WHEN (new.id > 3 AND (new.id < 9 OR new."Name" IS NULL)) EXECUTE FUNCTION note();
		CREATE TRIGGER e INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION note();
	`);
	expect(objectsOf(schema, 'trigger')).toStrictEqual([
		trigger(
			'a',
			'CREATE TRIGGER a BEFORE INSERT OR DELETE OR UPDATE OF "Name", id ON t FOR EACH ROW' +
				` WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION note('a', 'b''c')`,
			{
				comment: 'keeps notes',
				timing: 'before',
				events: ['insert', 'update of "Name", id', 'delete'],
				condition: 'pg_trigger_depth() = 0',
			},
		),
		trigger('b', 'CREATE TRIGGER b AFTER TRUNCATE ON t FOR EACH STATEMENT EXECUTE FUNCTION app.note()', {
			events: ['truncate'],
			level: 'statement',
			function: 'app.note',
			enabled: 'disabled',
		}),
		trigger(
			'c',
			'CREATE TRIGGER c AFTER UPDATE ON t REFERENCING OLD TABLE AS was NEW TABLE AS is_now' +
				' FOR EACH STATEMENT EXECUTE FUNCTION note()',
			{ events: ['update'], level: 'statement', enabled: 'always' },
		),
		trigger(
			'd',
			'CREATE CONSTRAINT TRIGGER d AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW' +
				' WHEN (new.id > 3 AND (new.id < 9 OR new."Name" IS NULL)) EXECUTE FUNCTION note()',
			{ events: ['insert'], condition: 'new.id > 3 AND (new.id < 9 OR new."Name" IS NULL)' },
		),
		trigger('e', 'CREATE TRIGGER e INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION note()', {
			relation: 'v',
			timing: 'instead of',
			events: ['insert'],
		}),
	]);
	await expectRoundTrip(engine, schema);
});

test('a partition’s copy only where it fires otherwise or has a comment', async () => {
	const schema = await engine.build(`
		CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
		CREATE TABLE t (k int) PARTITION BY LIST (k);
		CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
		CREATE TABLE t_2 PARTITION OF t FOR VALUES IN (2);
		CREATE TABLE t_3 PARTITION OF t FOR VALUES IN (3);
		CREATE TABLE t_4 PARTITION OF t FOR VALUES IN (4);
		CREATE TRIGGER noted AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION note();
		ALTER TABLE t DISABLE TRIGGER noted;
		ALTER TABLE t_1 ENABLE TRIGGER noted;
		ALTER TABLE t_2 ENABLE ALWAYS TRIGGER noted;
		COMMENT ON TRIGGER noted ON t_3 IS 'here';
	`);
	expect(
		objectsOf(schema, 'trigger').map(({ relation, enabled, comment, inherited }) => [
			relation,
			enabled,
			comment,
			inherited,
		]),
	).toStrictEqual([
		['t', 'disabled', null, undefined],
		['t_1', 'origin', null, true],
		['t_2', 'always', null, true],
		['t_3', 'disabled', 'here', true],
	]);
	await expectRoundTrip(engine, schema);
});
