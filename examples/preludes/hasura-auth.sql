-- The service makes its namespace, and its runner the table of versions, before the first migration.
CREATE SCHEMA auth;
CREATE TABLE auth.schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL);
