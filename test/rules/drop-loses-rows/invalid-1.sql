CREATE TABLE customers (id bigint PRIMARY KEY, fax text);
-- @judged
ALTER TABLE customers DROP COLUMN fax;
