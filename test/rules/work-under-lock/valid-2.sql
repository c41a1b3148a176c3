CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE customers (id bigint PRIMARY KEY, country text);
ALTER TABLE customers ADD COLUMN region text;
UPDATE customers SET region = 'north';
SELECT count(*) FROM orders;
