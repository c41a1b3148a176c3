CREATE TABLE sessions (id bigint PRIMARY KEY, expires_at timestamptz);
-- @judged
DELETE FROM sessions WHERE expires_at < now();
