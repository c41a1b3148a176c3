CREATE TABLE sessions (id bigint PRIMARY KEY);
-- @judged
TRUNCATE sessions;
