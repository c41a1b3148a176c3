CREATE TABLE sessions (id bigint PRIMARY KEY);
CREATE TABLE events (id bigint PRIMARY KEY, session_id bigint REFERENCES sessions (id));
-- @judged
TRUNCATE TABLE sessions CASCADE;
