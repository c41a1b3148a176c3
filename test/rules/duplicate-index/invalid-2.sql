CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE);
-- @judged
CREATE UNIQUE INDEX users_email_idx ON users (email);
