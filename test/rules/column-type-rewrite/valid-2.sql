CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, total integer NOT NULL);
ALTER TABLE orders ALTER COLUMN total TYPE bigint;
