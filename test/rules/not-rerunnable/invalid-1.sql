CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- @judged no-transaction
ALTER TABLE orders ADD COLUMN state text;
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);
