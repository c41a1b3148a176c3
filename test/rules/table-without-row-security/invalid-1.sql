CREATE TABLE notes (id bigint PRIMARY KEY, owner name);
CREATE TABLE tags (id bigint PRIMARY KEY, owner name);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE tags ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_notes ON notes USING (owner = current_user);
CREATE POLICY own_tags ON tags USING (owner = current_user);
-- @judged
CREATE TABLE invoices (id bigint PRIMARY KEY, owner name);
