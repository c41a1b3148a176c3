CREATE TABLE orders (id bigint PRIMARY KEY, a bigint, b bigint);
CREATE INDEX orders_a_idx ON orders (a);
CREATE INDEX orders_b_idx ON orders (b);
CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2023 PARTITION OF events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE INDEX events_at_idx ON events (at);
-- @judged
ALTER TABLE orders DROP COLUMN a;
DROP INDEX IF EXISTS orders_c_idx;
DROP INDEX events_at_idx;
DROP TABLE orders;
