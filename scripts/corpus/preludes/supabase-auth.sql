-- The service is given its namespace.
CREATE SCHEMA auth;
