ALTER TABLE logs ADD COLUMN level level DEFAULT 'high';
