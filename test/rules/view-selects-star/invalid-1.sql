CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, closed_at timestamptz);
-- @judged
CREATE VIEW open_orders AS SELECT * FROM orders WHERE closed_at IS NULL;
