CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
CREATE VIEW order_totals AS SELECT total FROM orders;
-- @judged
ALTER TABLE orders DROP COLUMN total CASCADE;
