CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
-- @judged no-transaction
ALTER TABLE orders ADD COLUMN note text;
CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);
