CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- @judged
CLUSTER orders USING orders_pkey;
