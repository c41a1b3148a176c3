CREATE TABLE orders (id bigint PRIMARY KEY, currency text DEFAULT 'EUR');
-- @judged
UPDATE orders SET currency = 'EUR' WHERE currency IS NULL;
ALTER TABLE orders ALTER COLUMN currency SET NOT NULL;
