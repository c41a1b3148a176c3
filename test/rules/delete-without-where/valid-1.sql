CREATE TABLE sessions (id bigint PRIMARY KEY, expires_at timestamptz);
CREATE TABLE gone (id bigint);
-- @judged
DELETE FROM sessions WHERE expires_at < now();
DELETE FROM sessions USING gone WHERE gone.id = sessions.id;
