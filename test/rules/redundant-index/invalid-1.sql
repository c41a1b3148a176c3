CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, created_at timestamptz);
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
-- @judged
CREATE INDEX orders_customer_created_idx ON orders (customer_id, created_at);
