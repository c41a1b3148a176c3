CREATE TABLE customers (id bigint PRIMARY KEY, email text);
-- @judged no-transaction
CREATE UNIQUE INDEX CONCURRENTLY customers_email_key ON customers (email);
