CREATE SCHEMA shop;
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE orders SET SCHEMA shop;
