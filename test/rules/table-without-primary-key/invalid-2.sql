CREATE TABLE users (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE users DROP CONSTRAINT users_pkey;
