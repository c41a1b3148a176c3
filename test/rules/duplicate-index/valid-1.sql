CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
-- @judged
CREATE INDEX orders_customer_desc_idx ON orders (customer_id DESC NULLS LAST, id);
CREATE INDEX orders_customer_hash_idx ON orders USING hash (customer_id);
CREATE INDEX orders_customer_part_idx ON orders (customer_id) WHERE id > 5;
