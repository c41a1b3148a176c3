CREATE TABLE orders (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'open');
-- @judged
ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;
