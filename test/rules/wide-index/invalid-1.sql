CREATE TABLE orders (id bigint PRIMARY KEY, a int, b int, c int, d int);
-- @judged
CREATE INDEX orders_abcd_idx ON orders (a, b, c, d);
