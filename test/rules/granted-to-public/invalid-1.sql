CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
GRANT SELECT, INSERT ON orders TO PUBLIC;
