CREATE TABLE notes (id bigint PRIMARY KEY, owner name);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
-- @judged
CREATE POLICY write_notes ON notes FOR INSERT WITH CHECK (true);
