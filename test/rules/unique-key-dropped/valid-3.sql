-- @judged
CREATE TABLE users (id bigint PRIMARY KEY, email text CONSTRAINT users_email_key UNIQUE);
ALTER TABLE users DROP CONSTRAINT users_email_key;
