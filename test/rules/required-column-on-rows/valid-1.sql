CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE customers
  ADD COLUMN region text NOT NULL DEFAULT 'unknown',
  ADD COLUMN number int NOT NULL GENERATED ALWAYS AS IDENTITY,
  ADD COLUMN nickname text;
