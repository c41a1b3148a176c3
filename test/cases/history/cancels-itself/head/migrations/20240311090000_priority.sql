ALTER TABLE tickets ADD COLUMN priority integer;
ALTER TABLE tickets ADD COLUMN old_state text;
CREATE INDEX tickets_state_idx ON tickets (state);
