CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
-- @judged
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);
