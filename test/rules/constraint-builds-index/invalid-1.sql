CREATE TABLE customers (id bigint PRIMARY KEY, email text);
-- @judged
ALTER TABLE customers ADD CONSTRAINT customers_email_key UNIQUE (email);
