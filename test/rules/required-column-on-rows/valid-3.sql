CREATE TABLE sessions (id bigint PRIMARY KEY);
-- @judged
TRUNCATE sessions;
ALTER TABLE sessions ADD COLUMN token text NOT NULL;
