CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE sessions (id bigint PRIMARY KEY);
DELETE FROM sessions;
