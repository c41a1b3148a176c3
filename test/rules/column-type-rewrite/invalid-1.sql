CREATE TABLE orders (id bigint PRIMARY KEY, total integer NOT NULL);
-- @judged
ALTER TABLE orders ALTER COLUMN total TYPE bigint;
