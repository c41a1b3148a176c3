CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY);
-- @judged
ALTER SCHEMA shop RENAME TO store;
