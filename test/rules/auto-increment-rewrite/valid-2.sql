CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE events (at timestamptz NOT NULL);
ALTER TABLE events ADD COLUMN id bigserial;
