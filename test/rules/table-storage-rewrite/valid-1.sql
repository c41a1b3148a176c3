CREATE TABLE sessions (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE sessions SET LOGGED;
ALTER TABLE sessions SET (fillfactor = 70);
