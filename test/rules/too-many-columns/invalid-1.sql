-- @options max-columns=2
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- @judged
ALTER TABLE users ADD COLUMN nick text;
