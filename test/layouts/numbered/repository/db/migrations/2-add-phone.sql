ALTER TABLE users ADD COLUMN phone text;
CREATE INDEX ON users (phone);
