CREATE TABLE notes (id bigint PRIMARY KEY, owner name);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
-- @judged
CREATE POLICY read_notes ON notes FOR SELECT USING (true);
CREATE POLICY write_notes ON notes FOR INSERT WITH CHECK (owner = current_user);
CREATE ROLE importer;
CREATE POLICY import_notes ON notes FOR ALL TO importer USING (true);
