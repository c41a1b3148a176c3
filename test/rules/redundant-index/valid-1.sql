CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, created_at timestamptz);
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
-- @judged
CREATE INDEX orders_created_customer_idx ON orders (created_at, customer_id);
CREATE INDEX orders_customer_open_idx ON orders (customer_id, created_at) WHERE created_at IS NULL;
CREATE INDEX orders_customer_desc_idx ON orders (customer_id DESC NULLS LAST, created_at);
