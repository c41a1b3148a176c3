CREATE TABLE notes (id bigint PRIMARY KEY, title text, owner name);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_notes ON notes USING (owner = current_user);
CREATE TABLE tags (id bigint PRIMARY KEY);
-- @judged
CREATE VIEW note_titles WITH (security_invoker = true) AS SELECT title FROM notes;
CREATE VIEW all_tags AS SELECT id FROM tags;
