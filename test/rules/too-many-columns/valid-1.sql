-- @options max-columns=2
-- @judged
CREATE TABLE users (id bigint PRIMARY KEY, name text);
