CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX users_email_idx ON users (lower(email));
-- @judged
DROP INDEX users_email_idx;
