CREATE TABLE customers (id bigint PRIMARY KEY, email text UNIQUE);
-- @judged no-transaction
CREATE UNIQUE INDEX CONCURRENTLY customers_email_id_key ON customers (email, id);
