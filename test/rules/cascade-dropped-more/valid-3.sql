-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
CREATE VIEW order_totals AS SELECT total FROM orders;
DROP TABLE orders CASCADE;
