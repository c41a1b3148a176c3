CREATE TABLE orders (id bigint PRIMARY KEY, net numeric);
-- @judged
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (net * 1.2) VIRTUAL;
