CREATE TABLE users (id bigint PRIMARY KEY, email text CONSTRAINT users_email_key UNIQUE);
-- @judged
CREATE UNIQUE INDEX users_email_idx ON users (email);
ALTER TABLE users DROP CONSTRAINT users_email_key;
