CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- @judged
CREATE VIEW order_totals AS SELECT total FROM orders;
DROP VIEW order_totals;
