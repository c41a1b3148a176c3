CREATE TABLE orders (id bigint PRIMARY KEY, a int, b int, c int, d int);
-- @judged
CREATE INDEX orders_abc_idx ON orders (a, b, c);
CREATE UNIQUE INDEX orders_abcd_idx ON orders (a, b, c, d);
CREATE INDEX orders_ab_idx ON orders (a, b) INCLUDE (c, d);
