CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL);
-- @judged
ALTER TABLE customers ADD COLUMN region text UNIQUE NOT NULL DEFAULT '';
ALTER TABLE customers RENAME TO clients;
