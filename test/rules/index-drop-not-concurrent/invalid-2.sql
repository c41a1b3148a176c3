CREATE TABLE orders (id bigint PRIMARY KEY, a bigint, b bigint);
CREATE INDEX orders_a_idx ON orders (a);
CREATE INDEX orders_b_idx ON orders (b);
-- @judged
DROP INDEX IF EXISTS public.orders_a_idx, orders_b_idx, orders_c_idx;
