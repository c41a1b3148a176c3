CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE customers (id bigint PRIMARY KEY, code text NOT NULL);
ALTER TABLE customers ALTER COLUMN code TYPE integer USING code::integer;
