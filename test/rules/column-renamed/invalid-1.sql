CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- @judged
ALTER TABLE users RENAME COLUMN name TO full_name;
