ALTER TABLE users ALTER COLUMN status TYPE varchar(20);
DROP INDEX users_status_idx;
