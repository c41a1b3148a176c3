CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, net numeric);
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (net * 1.2) STORED;
