CREATE SCHEMA shop;
-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders SET SCHEMA shop;
