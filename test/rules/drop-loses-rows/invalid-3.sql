CREATE TABLE customers (id bigint PRIMARY KEY, email text);
-- @judged
ALTER TABLE customers RENAME TO clients;
DO $$ BEGIN EXECUTE 'DROP TABLE clients'; END $$;
