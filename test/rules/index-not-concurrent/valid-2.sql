CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
CREATE TABLE copies (LIKE orders INCLUDING ALL);
