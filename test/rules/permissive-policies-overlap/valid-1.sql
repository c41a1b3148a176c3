CREATE TABLE notes (id bigint PRIMARY KEY, owner name, is_public boolean);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_notes ON notes FOR SELECT USING (owner = current_user);
-- @judged
CREATE POLICY write_notes ON notes FOR INSERT WITH CHECK (owner = current_user);
CREATE POLICY no_drafts ON notes AS RESTRICTIVE FOR SELECT USING (is_public);
