CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, state order_state);
-- @judged
ALTER TYPE order_state RENAME TO order_state_old;
CREATE TYPE order_state AS ENUM ('open', 'paid', 'archived');
ALTER TABLE orders ALTER COLUMN state TYPE order_state USING state::text::order_state;
DROP TYPE order_state_old;
