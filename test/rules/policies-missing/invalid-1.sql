CREATE TABLE notes (id bigint PRIMARY KEY, owner name);
-- @judged
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
