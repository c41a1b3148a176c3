CREATE TABLE notes (id bigint PRIMARY KEY, owner name, is_public boolean);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_notes ON notes FOR SELECT USING (owner = current_user);
-- @judged
CREATE POLICY public_notes ON notes FOR SELECT USING (is_public);
