CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE ROLE app;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app;
