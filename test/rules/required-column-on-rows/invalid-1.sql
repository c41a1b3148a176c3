CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE customers ADD COLUMN region text NOT NULL;
