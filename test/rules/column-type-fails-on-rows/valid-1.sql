CREATE TABLE customers (id bigint PRIMARY KEY, code text NOT NULL);
-- @judged
ALTER TABLE customers ALTER COLUMN code TYPE integer
  USING CASE WHEN code ~ '^[0-9]{1,9}$' THEN code::integer ELSE 0 END;
