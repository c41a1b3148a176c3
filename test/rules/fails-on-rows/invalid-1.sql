CREATE DOMAIN quantity AS int;
CREATE TABLE items (id bigint PRIMARY KEY, pieces quantity);
-- @judged
ALTER DOMAIN quantity ADD CONSTRAINT quantity_is_small CHECK (VALUE < -1000000000);
