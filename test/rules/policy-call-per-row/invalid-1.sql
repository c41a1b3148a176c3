CREATE TABLE notes (id bigint PRIMARY KEY, owner text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
-- @judged
CREATE POLICY own_notes ON notes USING (owner = current_setting('app.user', true));
