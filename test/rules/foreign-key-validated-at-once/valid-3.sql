CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE orders ADD COLUMN customer_id bigint REFERENCES customers (id);
