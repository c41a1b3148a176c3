CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- @judged no-transaction
ALTER TABLE orders ADD COLUMN IF NOT EXISTS state text;
DROP INDEX CONCURRENTLY IF EXISTS orders_note_idx;
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);
