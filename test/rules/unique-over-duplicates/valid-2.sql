CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE customers (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX customers_email_key ON customers (email);
ALTER TABLE orders ADD COLUMN number text UNIQUE;
