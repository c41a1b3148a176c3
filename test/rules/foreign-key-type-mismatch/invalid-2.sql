CREATE TABLE customers (id integer PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id integer REFERENCES customers (id));
-- @judged
ALTER TABLE customers ALTER COLUMN id TYPE bigint;
