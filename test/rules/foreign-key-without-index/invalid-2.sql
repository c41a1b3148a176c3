CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers (id));
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
-- @judged
DROP INDEX orders_customer_id_idx;
CREATE INDEX orders_customer_id_idx ON orders (customer_id) WHERE id > 1;
