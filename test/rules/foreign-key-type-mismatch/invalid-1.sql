CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id integer REFERENCES customers (id));
CREATE INDEX ON orders (customer_id);
