CREATE TABLE measurements (at date NOT NULL, value numeric) PARTITION BY RANGE (at);
-- @judged
CREATE TABLE measurements_2024 (at date NOT NULL, value numeric);
ALTER TABLE measurements ATTACH PARTITION measurements_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE measurements_2025 PARTITION OF measurements FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
