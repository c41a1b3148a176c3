CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, currency text);
CREATE VIEW order_totals AS SELECT id, total FROM orders;
-- @judged
CREATE OR REPLACE VIEW order_totals AS SELECT id, total, currency FROM orders;
