CREATE TABLE users (id bigint PRIMARY KEY, name varchar(100));
-- @judged
ALTER TABLE users ALTER COLUMN name TYPE text;
