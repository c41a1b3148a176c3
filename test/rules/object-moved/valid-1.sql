CREATE SCHEMA shop;
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE orders SET SCHEMA shop;
CREATE VIEW public.orders WITH (security_invoker = true) AS SELECT * FROM shop.orders;
