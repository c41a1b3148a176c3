CREATE TABLE customers (id bigint PRIMARY KEY, name text, email text);
-- @judged
ALTER TABLE customers ALTER COLUMN name SET NOT NULL;
ALTER TABLE customers ALTER COLUMN email SET NOT NULL;
