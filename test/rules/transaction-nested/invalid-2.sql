CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged no-transaction
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
COMMIT;
