CREATE TABLE customers (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX customers_email_idx ON customers (email);
-- @judged
ALTER TABLE customers ADD CONSTRAINT customers_email_key UNIQUE USING INDEX customers_email_idx;
ALTER INDEX customers_email_key RENAME TO customers_by_email;
