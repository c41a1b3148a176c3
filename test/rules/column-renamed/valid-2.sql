-- @judged
CREATE TABLE users (id bigint PRIMARY KEY, name text);
ALTER TABLE users RENAME COLUMN name TO full_name;
