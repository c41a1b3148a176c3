CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
CREATE VIEW order_totals AS SELECT total FROM orders;
-- @judged
DROP VIEW order_totals;
