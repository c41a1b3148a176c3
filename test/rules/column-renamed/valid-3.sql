CREATE TABLE users (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE users ADD COLUMN nmae text;
ALTER TABLE users RENAME COLUMN nmae TO name;
