import { expect, it } from 'vitest';
import { objectsOf } from '../../../../src/model/schema.ts';
import { listRules } from '../../../../src/specification/rules.ts';
import { useEngine } from '../../../support/engine.ts';

const engine = useEngine();

/** A condition as one writes it, and what is said of it once the engine has printed it in its own way. */
const CONDITIONS: readonly (readonly [string, string])[] = [
	["email ~* '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$'", 'looks like an e-mail address'],
	["note LIKE '%urgent%'", 'contains `urgent`'],
	["email NOT ILIKE 'test%'", 'does not begin with `test` in any case'],
	["status IN ('new', 'paid')", 'is one of `new` or `paid`'],
	["status NOT IN ('new', 'paid')", 'is not one of `new` or `paid`'],
	['price BETWEEN 0 AND 100', 'is at least `0` and at most `100`'],
	['price > -1.5', 'is more than `-1.5`'],
	['char_length(email) <= 255', 'has at most 255 characters'],
	['starts_at < ends_at', '`starts_at` is before `ends_at`'],
	['born <= current_date', 'is not after today'],
	['ends_at IS NULL OR ends_at > starts_at', '`ends_at` is absent or after `starts_at`'],
	["status <> 'paid' OR ends_at IS NOT NULL", 'when `status` is `paid`, `ends_at` is present'],
	['(email IS NULL) <> (note IS NULL)', 'exactly one of `email` and `note` is present'],
	['num_nonnulls(email, note) >= 1', 'at least one of `email` and `note` is present'],
	["jsonb_typeof(extra) = 'array'", 'is a JSON array'],
	['note = lower(trim(note))', 'has no spaces around it and is in lower case'],
	['active', 'is true'],
	['NOT active OR email IS NOT NULL', 'when `active` is true, `email` is present'],
	['length(hash) = 32', 'has exactly 32 bytes'],
	['mood <> ALL (ARRAY[1, 2])', 'is not one of `1` or `2`'],
];

it('reads conditions as the engine prints them', async () => {
	const checks = CONDITIONS.map(
		([condition], at) => `CONSTRAINT c${String(at).padStart(2, '0')} CHECK (${condition})`,
	);
	const schema = await engine.build(`CREATE TABLE t (
		email varchar(300), note text, status text, price numeric(10,2), starts_at timestamptz, ends_at timestamptz,
		born date, extra jsonb, active boolean, hash bytea, mood smallint, ${checks.join(', ')}
	)`);
	expect(objectsOf(schema, 'check')).toHaveLength(CONDITIONS.length);
	expect(listRules(schema).map(({ words }) => words)).toEqual(CONDITIONS.map(([, words]) => words));
});
