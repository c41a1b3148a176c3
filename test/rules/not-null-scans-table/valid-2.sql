CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE customers (id bigint PRIMARY KEY, email text);
ALTER TABLE customers ALTER COLUMN email SET NOT NULL;
ALTER TABLE orders ALTER COLUMN id SET NOT NULL;
