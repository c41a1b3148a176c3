-- @options max-columns=2
CREATE TABLE orders (id bigint PRIMARY KEY, a int, b int, c int);
-- @judged
CREATE INDEX orders_abc_idx ON orders (a, b, c);
