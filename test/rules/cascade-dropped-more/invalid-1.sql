CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
CREATE VIEW order_totals AS SELECT total FROM orders;
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id));
-- @judged
DROP TABLE orders CASCADE;
