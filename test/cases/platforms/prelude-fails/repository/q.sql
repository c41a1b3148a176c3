CREATE SCHEMA x;
\i other.sql
