CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
CREATE VIEW order_totals AS SELECT id, total FROM orders;
-- @judged
ALTER VIEW order_totals RENAME COLUMN total TO amount;
