CREATE SCHEMA auth;
CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS 'SELECT NULL::jsonb';
CREATE TABLE notes (id bigint PRIMARY KEY);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
-- @judged
CREATE POLICY admins ON notes USING ((SELECT auth.jwt() -> 'user_metadata' ->> 'role') = 'admin');
