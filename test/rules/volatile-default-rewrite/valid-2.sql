CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE customers (id bigint PRIMARY KEY);
ALTER TABLE customers ADD COLUMN token uuid DEFAULT gen_random_uuid();
