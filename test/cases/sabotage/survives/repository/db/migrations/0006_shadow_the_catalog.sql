CREATE SCHEMA shadow;
CREATE VIEW shadow.pg_class AS SELECT 1 AS oid;
CREATE FUNCTION public.format_type(oid, integer) RETURNS text LANGUAGE sql AS $$ SELECT 'forged' $$;
ALTER DATABASE postgres SET search_path = shadow, public, pg_catalog;
ALTER ROLE postgres SET search_path = shadow, public, pg_catalog;
