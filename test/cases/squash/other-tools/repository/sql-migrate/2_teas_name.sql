-- +migrate Up
ALTER TABLE teas ADD COLUMN name text;

-- +migrate Down
ALTER TABLE teas DROP COLUMN name;
