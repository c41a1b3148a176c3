CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
-- @judged
CREATE INDEX orders_customer_idx ON orders USING btree (customer_id);
