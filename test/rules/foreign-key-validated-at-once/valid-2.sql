CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers (id), region_id bigint);
CREATE TABLE regions (id bigint PRIMARY KEY);
ALTER TABLE orders ADD FOREIGN KEY (region_id) REFERENCES regions (id);
