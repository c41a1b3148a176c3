CREATE TABLE notes (id bigint PRIMARY KEY, title text, owner name);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_notes ON notes USING (owner = current_user);
-- @judged
CREATE VIEW note_titles AS SELECT title FROM notes;
