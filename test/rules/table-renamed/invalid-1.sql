CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- @judged
ALTER TABLE users RENAME TO customers;
