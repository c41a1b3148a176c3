CREATE TABLE customers (id bigint PRIMARY KEY, email text);
-- @judged
ALTER TABLE customers ALTER COLUMN email SET NOT NULL;
