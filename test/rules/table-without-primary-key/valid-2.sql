CREATE TABLE old_log (line text);
-- @judged
ALTER TABLE old_log ADD COLUMN at timestamptz;
