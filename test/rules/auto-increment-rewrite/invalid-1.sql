CREATE TABLE events (at timestamptz NOT NULL);
-- @judged
ALTER TABLE events ADD COLUMN id bigserial;
