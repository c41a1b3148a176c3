CREATE TABLE customers (id bigint PRIMARY KEY, code varchar(10) UNIQUE);
-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers (id), code text REFERENCES customers (code));
CREATE INDEX ON orders (customer_id);
