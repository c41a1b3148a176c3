import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('commands, roles, conditions; the script makes the roles that are missing', async () => {
	const schema = await engine.build(`
		CREATE ROLE writer;
		CREATE ROLE "Odd $$ 'role";
		CREATE TABLE t (id int, owner text);
		ALTER TABLE t ENABLE ROW LEVEL SECURITY;
		CREATE POLICY own ON t FOR SELECT TO writer, "Odd $$ 'role"
			USING (owner = current_user OR id IN (SELECT id FROM t WHERE id > 3));
		CREATE POLICY "All of it" ON t AS RESTRICTIVE USING (true) WITH CHECK (id > 3 AND owner <> '');
		COMMENT ON POLICY own ON t IS 'their own rows';
	`);
	expect(objectsOf(schema, 'policy')).toStrictEqual([
		{
			kind: 'policy',
			namespace: 'public',
			relation: 't',
			name: 'All of it',
			comment: null,
			permissive: false,
			using: 'true',
			check: `id > 3 AND owner <> ''::text`,
			command: 'all',
			roles: ['public'],
		},
		{
			kind: 'policy',
			namespace: 'public',
			relation: 't',
			name: 'own',
			comment: 'their own rows',
			permissive: true,
			using: 'owner = CURRENT_USER OR (id IN ( SELECT t_1.id\n' + '   FROM t t_1\n' + '  WHERE t_1.id > 3))',
			check: null,
			command: 'select',
			roles: [`Odd $$ 'role`, 'writer'],
		},
	]);
	await expectRoundTrip(engine, schema);
});
