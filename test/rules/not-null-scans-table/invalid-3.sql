CREATE TABLE customers (email text);
CREATE UNIQUE INDEX customers_email_key ON customers (email);
-- @judged
ALTER TABLE customers ADD CONSTRAINT customers_pkey PRIMARY KEY USING INDEX customers_email_key;
