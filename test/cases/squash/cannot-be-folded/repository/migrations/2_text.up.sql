ALTER TABLE logs ADD COLUMN text text;
