CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE customers (id bigint PRIMARY KEY);
LOCK TABLE customers;
