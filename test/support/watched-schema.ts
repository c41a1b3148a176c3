/** Something for every monitor to watch: narrow keys, partitions, policies, a queue, a rule that was never checked. */
export const EVERYTHING_TO_WATCH = `
CREATE TABLE orders (id serial PRIMARY KEY, total numeric);
CREATE TABLE "Odd" ("Id" smallint PRIMARY KEY GENERATED ALWAYS AS IDENTITY);
CREATE TABLE wide (id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, size integer);
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
CREATE TABLE by_time (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE by_time_1 PARTITION OF by_time FOR VALUES FROM ('2025-12-01') TO ('2026-01-01');
CREATE TABLE by_time_2 PARTITION OF by_time FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE by_time_rest PARTITION OF by_time DEFAULT;
CREATE TABLE by_number (n integer NOT NULL) PARTITION BY RANGE (n);
CREATE TABLE by_number_1 PARTITION OF by_number FOR VALUES FROM (0) TO (900);
CREATE TABLE by_number_2 PARTITION OF by_number FOR VALUES FROM (900) TO (1000);
CREATE TABLE closed (id bigint);
ALTER TABLE closed ENABLE ROW LEVEL SECURITY;
CREATE TABLE jobs (id bigint, status text, attempts bigint, created_at timestamptz);
CREATE TABLE job_runs (id bigint, message text);
CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM orders;
`;
