CREATE DOMAIN quantity AS int;
CREATE TABLE items (id bigint PRIMARY KEY, pieces quantity);
-- @judged
ALTER DOMAIN quantity SET DEFAULT 1;
