CREATE TABLE users (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE users_next (id bigint PRIMARY KEY, email text);
ALTER TABLE users RENAME TO users_old;
ALTER TABLE users_next RENAME TO users;
