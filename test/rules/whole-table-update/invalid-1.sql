CREATE TABLE customers (id bigint PRIMARY KEY, region text);
-- @judged
UPDATE customers SET region = 'north' WHERE region IS NULL;
