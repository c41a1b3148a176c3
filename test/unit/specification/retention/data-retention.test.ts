import { expect, it } from 'vitest';
import { dataRetention } from '../../../../src/specification/sections/data-retention.ts';
import { useEngine } from '../../../support/engine.ts';
import { factsOf } from '../schema-builder.ts';

const engine = useEngine();

it('tells what ends a row, and what only grows', async () => {
	const facts = factsOf(
		await engine.build(`
			CREATE TABLE orders (id bigint PRIMARY KEY);
			CREATE TABLE order_events (order_id bigint REFERENCES orders ON DELETE CASCADE, event text, created_at timestamptz);
			CREATE TABLE audit_log (action text, at timestamptz) PARTITION BY RANGE (at);
			CREATE TABLE audit_log_2026 PARTITION OF audit_log DEFAULT;
			CREATE TABLE login_history (action text, at timestamptz NOT NULL);
			CREATE TABLE tokens (id bigint, expires_at timestamptz, is_expired boolean);
			CREATE TABLE offers (id bigint, valid_until date);
			CREATE INDEX ON offers (valid_until);
			CREATE FUNCTION purge_tokens() RETURNS void LANGUAGE sql AS
				$$ DELETE FROM tokens WHERE expires_at < now() $$;
			CREATE FUNCTION drop_old_partitions() RETURNS void LANGUAGE plpgsql AS
				$$ BEGIN EXECUTE 'DROP TABLE ' || 'audit_log_2026'; END $$;
			CREATE FUNCTION cancel(p bigint) RETURNS void LANGUAGE sql AS $$ DELETE FROM orders WHERE id = p $$;`),
	);
	const rows = dataRetention
		.blocks(facts)
		.map(({ id, content }) => [id, ...content.split('\n').filter((line) => line.startsWith('| `'))]);
	expect(rows).toEqual([
		[
			'retention routines',
			'| `drop_old_partitions` | what it puts together as it runs | a program or a scheduler calls it |',
			'| `purge_tokens` | rows of `tokens` | a program or a scheduler calls it |',
		],
		[
			'expiry columns',
			'| `offers` | `valid_until` | yes | nothing in the database |',
			'| `tokens` | `expires_at` | no | `purge_tokens()` |',
		],
		[
			'growing tables',
			'| `audit_log` | partitions by `RANGE (at)`: the oldest can be detached and dropped |',
			'| `login_history` | nothing in the database: it only grows |',
			'| `order_events` | rows go with those of `orders` |',
		],
	]);
	expect(dataRetention.draft(facts)).toContain('- `login_history`: _not written down yet');
});
