CREATE TABLE customers (id bigint PRIMARY KEY, region text);
-- @judged
UPDATE customers SET region = 'north' WHERE id = 7;
UPDATE customers SET region = 'north' WHERE id IN (8, 9) AND region IS NULL;
