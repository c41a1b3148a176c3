CREATE TABLE orders (id serial PRIMARY KEY, total numeric CHECK (total > 0));
CREATE INDEX ON orders (total);
-- @judged
DROP TABLE orders CASCADE;
