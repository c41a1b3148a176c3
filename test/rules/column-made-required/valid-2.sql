-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, currency text);
ALTER TABLE orders ALTER COLUMN currency SET NOT NULL;
