-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, net numeric, gross numeric GENERATED ALWAYS AS (net * 1.2) STORED);
ALTER TABLE orders DROP COLUMN gross;
