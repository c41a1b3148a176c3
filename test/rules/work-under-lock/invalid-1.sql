CREATE TABLE customers (id bigint PRIMARY KEY, country text);
-- @judged
ALTER TABLE customers ADD COLUMN region text;
UPDATE customers SET region = 'north';
