CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
SAVEPOINT here;
ALTER TABLE orders ADD COLUMN note text;
RELEASE SAVEPOINT here;
DO $$ BEGIN PERFORM 1; END $$;
