CREATE TABLE sessions (id bigint PRIMARY KEY);
-- @judged
DELETE FROM sessions;
