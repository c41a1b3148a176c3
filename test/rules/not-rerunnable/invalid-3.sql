CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- @judged no-transaction
CREATE INDEX CONCURRENTLY ON orders (note);
