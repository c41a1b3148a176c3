CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_1 PARTITION OF events DEFAULT;
-- @judged
CREATE INDEX events_at_idx ON ONLY events (at);
CREATE INDEX events_1_at_idx ON events_1 (at);
ALTER INDEX events_at_idx ATTACH PARTITION events_1_at_idx;
