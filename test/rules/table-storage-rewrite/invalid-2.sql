CREATE UNLOGGED TABLE sessions (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE sessions SET LOGGED;
