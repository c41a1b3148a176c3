CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE customers (id bigint PRIMARY KEY, fax text);
ALTER TABLE customers DROP COLUMN fax;
DROP TABLE customers;
DROP TABLE IF EXISTS nobody;
