-- @judged
CREATE TABLE users (id bigint PRIMARY KEY);
ALTER TABLE users RENAME TO customers;
