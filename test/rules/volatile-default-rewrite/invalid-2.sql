CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE FUNCTION made_up() RETURNS jsonb LANGUAGE sql AS $$ SELECT '{}'::jsonb $$;
-- @judged
ALTER TABLE customers ADD COLUMN a int DEFAULT 1, ADD COLUMN b serial, ADD COLUMN c jsonb DEFAULT made_up();
