\set ON_ERROR_STOP on
\echo naming
ALTER TABLE items OWNER TO :owner;
\i shared/touch.sql
SELECT 'ALTER TABLE items ADD COLUMN ' || n FROM generate_series(1, 2) n
\gexec
