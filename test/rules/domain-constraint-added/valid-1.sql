CREATE DOMAIN price AS numeric;
CREATE TABLE products (id bigint PRIMARY KEY, price price);
-- @judged
ALTER DOMAIN price ADD CONSTRAINT bounded CHECK (VALUE IS NULL OR VALUE = VALUE) NOT VALID;
