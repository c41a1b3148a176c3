CREATE TABLE events (at date NOT NULL, size int) PARTITION BY RANGE (at);
CREATE TABLE events_2023 PARTITION OF events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
-- @judged
ALTER TABLE events ADD CHECK (size > 0);
