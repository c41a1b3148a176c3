CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- @judged
ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;
