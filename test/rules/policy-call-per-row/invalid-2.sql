CREATE TABLE notes (id bigint PRIMARY KEY, owner text);
CREATE TABLE members (name text PRIMARY KEY);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION current_member() RETURNS text LANGUAGE plpgsql STABLE AS 'BEGIN RETURN NULL; END';
-- @judged
CREATE POLICY own_notes ON notes USING (EXISTS (SELECT FROM members WHERE name = current_member()));
