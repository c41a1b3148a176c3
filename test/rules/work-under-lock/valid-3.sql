CREATE TABLE customers (id bigint PRIMARY KEY, country text);
-- @judged
ALTER TABLE customers ADD COLUMN region text;
ALTER TABLE customers ALTER COLUMN country SET NOT NULL;
UPDATE customers SET region = 'north' WHERE id = 1 AND country = 'no';
INSERT INTO customers VALUES (100001, 'no', 'north');
