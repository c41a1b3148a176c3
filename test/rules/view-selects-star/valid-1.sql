CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, closed_at timestamptz);
-- @judged
CREATE VIEW open_orders AS SELECT id, total FROM (SELECT * FROM orders) AS all_orders WHERE closed_at IS NULL;
CREATE VIEW order_count AS SELECT count(*) FROM orders;
