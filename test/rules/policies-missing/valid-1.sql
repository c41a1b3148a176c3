CREATE TABLE notes (id bigint PRIMARY KEY, owner name);
-- @judged
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_notes ON notes USING (owner = current_user);
