ALTER TABLE teas ADD COLUMN price numeric;
