CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE orders ADD COLUMN currency text DEFAULT 'EUR' NOT NULL;
ALTER TABLE orders ALTER COLUMN currency DROP DEFAULT;
