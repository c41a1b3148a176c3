CREATE TABLE customers (id bigint PRIMARY KEY, name varchar(20), nick varchar(20), debt numeric(10, 2));
-- @judged
ALTER TABLE customers
  ALTER COLUMN name TYPE varchar(40),
  ALTER COLUMN nick TYPE text,
  ALTER COLUMN debt TYPE numeric(12, 2);
