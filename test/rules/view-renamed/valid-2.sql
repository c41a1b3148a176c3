CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- @judged
CREATE VIEW totals AS SELECT total FROM orders;
ALTER VIEW totals RENAME TO order_totals;
