CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, parent_id bigint);
-- @judged
ALTER TABLE orders
  ADD FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  ADD COLUMN region text;
ALTER TABLE orders ADD FOREIGN KEY (parent_id) REFERENCES orders (id);
