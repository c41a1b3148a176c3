CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE customers (id bigint PRIMARY KEY);
ALTER TABLE customers ADD COLUMN nickname text;
INSERT INTO orders VALUES (100001);
