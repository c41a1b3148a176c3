CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE DOMAIN required AS text NOT NULL;
-- @judged
ALTER TABLE customers ADD COLUMN region text NOT NULL, ADD COLUMN age int;
ALTER TABLE customers ADD COLUMN place text NOT NULL;
