CREATE TABLE orders (id bigint PRIMARY KEY, data text);
-- @judged
ALTER TABLE orders ALTER COLUMN data TYPE jsonb USING '{}'::jsonb;
