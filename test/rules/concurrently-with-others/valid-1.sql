CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, region_id bigint);
-- @judged no-transaction
SET lock_timeout = '2s';
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_region_id_idx ON orders (region_id);
