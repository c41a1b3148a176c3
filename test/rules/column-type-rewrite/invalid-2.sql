CREATE TABLE customers (id bigint PRIMARY KEY, name text);
CREATE INDEX customers_name_idx ON customers (name);
-- @judged
ALTER TABLE customers ALTER COLUMN name TYPE text COLLATE "C", ALTER COLUMN name SET DEFAULT '';
