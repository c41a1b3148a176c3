CREATE TABLE notes (id bigint PRIMARY KEY, owner name);
-- @judged
CREATE POLICY own_notes ON notes USING (owner = current_user);
