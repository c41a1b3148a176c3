CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0);
