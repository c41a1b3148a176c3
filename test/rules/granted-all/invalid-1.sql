CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE ROLE app;
GRANT ALL ON orders TO app;
