CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE VIEW customers AS SELECT * FROM users;
-- @judged
DROP VIEW customers;
ALTER TABLE users RENAME TO customers;
