CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- @judged no-transaction
VACUUM FULL orders;
