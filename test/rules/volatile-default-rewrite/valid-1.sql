CREATE TABLE customers (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE customers ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN score int DEFAULT 2 + 2;
