CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
-- @judged no-transaction
CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);
