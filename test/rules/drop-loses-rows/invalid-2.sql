CREATE TABLE customers (id bigint PRIMARY KEY, fax text);
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
DROP TABLE customers, orders;
