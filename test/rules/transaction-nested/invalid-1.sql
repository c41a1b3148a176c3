CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
