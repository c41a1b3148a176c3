CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
SET LOCAL statement_timeout = '5s';
ALTER TABLE customers ADD COLUMN nickname text;
