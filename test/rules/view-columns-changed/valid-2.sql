-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
CREATE VIEW order_totals AS SELECT id, total FROM orders;
DROP VIEW order_totals;
CREATE VIEW order_totals AS SELECT id FROM orders;
