-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);
