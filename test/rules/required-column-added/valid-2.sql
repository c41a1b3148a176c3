CREATE TABLE orders (id bigint PRIMARY KEY, a int);
-- @judged
ALTER TABLE orders ADD COLUMN b int NOT NULL GENERATED ALWAYS AS (a + 1) STORED, ADD COLUMN c int;
