CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged no-transaction
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
VACUUM FULL orders;
