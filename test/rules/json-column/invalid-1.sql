CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE orders ADD COLUMN details json;
