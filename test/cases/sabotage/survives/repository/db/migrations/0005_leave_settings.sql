SET search_path = '';
SET statement_timeout = 1;
SET ROLE pg_read_all_data;
BEGIN;
