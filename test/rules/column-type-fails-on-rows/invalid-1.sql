CREATE TABLE customers (id bigint PRIMARY KEY, code text NOT NULL);
-- @judged
ALTER TABLE customers ALTER COLUMN code TYPE integer USING code::integer;
