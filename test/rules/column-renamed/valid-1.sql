CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- @judged
ALTER TABLE users ADD COLUMN full_name text;
