CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
CREATE MATERIALIZED VIEW order_counts AS SELECT customer_id, count(*) AS orders FROM orders GROUP BY 1;
-- @judged
CREATE INDEX IF NOT EXISTS orders_customer_id_idx ON orders (customer_id);
CREATE INDEX order_counts_idx ON order_counts (customer_id);
CREATE TEMPORARY TABLE passing AS SELECT 1 AS id;
CREATE INDEX passing_idx ON passing (id);
