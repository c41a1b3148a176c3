CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
CREATE VIEW totals AS SELECT total FROM orders;
-- @judged
ALTER VIEW totals RENAME TO order_totals;
