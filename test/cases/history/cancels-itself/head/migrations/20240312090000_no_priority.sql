ALTER TABLE tickets DROP COLUMN priority;
DROP INDEX tickets_state_idx;
