CREATE DOMAIN quantity AS int;
-- @judged
CREATE TABLE items (id bigint PRIMARY KEY, pieces quantity);
ALTER DOMAIN quantity SET NOT NULL;
