ALTER TABLE users ADD COLUMN phone text;
ALTER TABLE users ALTER COLUMN status TYPE text;
CREATE INDEX users_status_idx ON users (status);
