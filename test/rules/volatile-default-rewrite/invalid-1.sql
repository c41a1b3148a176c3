CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE customers ADD COLUMN token uuid DEFAULT gen_random_uuid();
