CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE customers (id bigint PRIMARY KEY, region text);
UPDATE customers SET region = 'north';
