CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- @judged
ALTER TABLE orders ADD COLUMN state text;
CREATE INDEX orders_note_idx ON orders (note);
