CREATE TABLE orders (id bigint PRIMARY KEY, currency text CHECK (currency IS NOT NULL));
-- @judged
ALTER TABLE orders ALTER COLUMN currency SET NOT NULL;
