-- @judged
CREATE DOMAIN price AS numeric;
CREATE TABLE products (id bigint PRIMARY KEY, price price);
ALTER DOMAIN price ADD CONSTRAINT bounded CHECK (VALUE > 0);
