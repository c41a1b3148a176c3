ALTER TABLE teas ADD COLUMN name text;
