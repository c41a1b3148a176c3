CREATE TABLE customers (id bigint PRIMARY KEY, email text);
-- @judged
ALTER TABLE customers ADD COLUMN region text NOT NULL DEFAULT '' UNIQUE;
