CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
LOCK TABLE orders;
