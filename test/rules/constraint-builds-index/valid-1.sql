CREATE TABLE customers (id bigint PRIMARY KEY, email text);
-- @judged no-transaction
CREATE UNIQUE INDEX CONCURRENTLY customers_email_key ON customers (email);
-- @judged
ALTER TABLE customers ADD CONSTRAINT customers_email_key UNIQUE USING INDEX customers_email_key;
