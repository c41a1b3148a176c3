CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- @judged
ALTER TABLE users RENAME TO customers;
CREATE VIEW users WITH (security_invoker = true) AS SELECT * FROM customers;
