CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE);
-- @judged
ALTER TABLE users DROP COLUMN email;
