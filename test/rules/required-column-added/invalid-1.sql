CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE orders ADD COLUMN currency text;
UPDATE orders SET currency = 'EUR';
ALTER TABLE orders ALTER COLUMN currency SET NOT NULL;
