CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE INDEX orders_note_idx ON orders (note);
-- @judged no-transaction
DROP INDEX CONCURRENTLY orders_note_idx;
ALTER TABLE orders DROP COLUMN note;
