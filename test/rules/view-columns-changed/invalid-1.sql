CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, currency text);
CREATE VIEW order_totals AS SELECT id, total, currency FROM orders;
-- @judged
DROP VIEW order_totals;
CREATE VIEW order_totals AS SELECT id, total::text FROM orders;
