GRANT SELECT ON customers TO pg_nobody;
