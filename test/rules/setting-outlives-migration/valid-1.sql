CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
SET LOCAL lock_timeout = '2s';
SET statement_timeout = '5s';
ALTER TABLE orders ADD COLUMN note text;
RESET statement_timeout;
