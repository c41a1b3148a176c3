CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- @judged no-transaction
VACUUM (ANALYZE) orders;
VACUUM (FULL FALSE) orders;
