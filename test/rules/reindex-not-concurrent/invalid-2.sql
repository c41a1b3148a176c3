CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, customer_id bigint);
CREATE INDEX orders_customer_id_idx ON shop.orders (customer_id);
-- @judged no-transaction
REINDEX (VERBOSE) TABLE shop.orders;
REINDEX SCHEMA shop;
