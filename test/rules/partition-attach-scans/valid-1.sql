CREATE TABLE measurements (at date NOT NULL, value numeric) PARTITION BY RANGE (at);
CREATE TABLE measurements_2024 (at date NOT NULL, value numeric,
  CONSTRAINT bound CHECK (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01'));
-- @judged
ALTER TABLE measurements ATTACH PARTITION measurements_2024
  FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
